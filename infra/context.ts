/** Behaviour of the CDK that templates depend on, the same for synthesis, tests and the command line. */
export const context = {
  // Code is bundled by the build and never during synthesis: asset hashes, and so the templates, stay stable.
  'aws:cdk:bundling-stacks': [],
  '@aws-cdk/core:enablePartitionLiterals': true,
  // A stack whose tables or pool others use cannot be removed under them.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  // Templates that CloudFormation's own schemas refuse fail the synthesis.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
} as const;

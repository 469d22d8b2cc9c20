import { Annotations, type App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import {
  acknowledgementsIn,
  acknowledgeWarning,
  faultOf,
  readMore,
  ruleOf,
} from '../../infra/acknowledgements.ts';
import { acknowledgementsPage } from '../../infra/acknowledgements-page.ts';
import { CheckedAcknowledgements } from '../../infra/checked-acknowledgements.ts';
import { anApp } from './fixture.ts';
import { someStacks } from './some-stacks.ts';

const reason = 'A reason that is long enough to be one.';

const faultsIn = (app: App) =>
  new CheckedAcknowledgements(app)
    .validateScope(app)
    .violations.filter(({ ruleName }) => ruleName === 'Acknowledgement')
    .map(({ description, violatingResources }) => `${violatingResources[0]?.constructPath}: ${description}`);

/** A queue, of which SQS3 (no dead letters) and SQS4 (no TLS demanded) are found. */
const withQueue = () => {
  const app = anApp();
  const stack = new Stack(app, 'some');
  return { app, stack, queue: new Queue(stack, 'Queue') };
};

describe('an acknowledgement', () => {
  it('passes where it accepts a finding of its resource', () => {
    const { app, queue } = withQueue();
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason });
    expect(faultsIn(app)).toEqual([]);
  });

  it('of nothing is stale, and fails the synthesis whatever else is acknowledged', () => {
    const { app, stack, queue } = withQueue();
    const bucket = new Bucket(stack, 'Bucket', { enforceSSL: true });
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason });
    Validations.of(bucket).acknowledge({ id: 'AwsSolutions-SQS3', reason });
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS4', reason }, { id: 'Acknowledgement', reason });
    Validations.of(app).addPlugins(new CheckedAcknowledgements(app));
    expect(faultsIn(app)).toEqual([
      expect.stringMatching(/^some\/Queue: AwsSolutions-SQS4 has no link/),
      expect.stringMatching(/^some\/Queue: The acknowledgement of Acknowledgement is stale/),
      expect.stringMatching(/^some\/Bucket: The acknowledgement of AwsSolutions-SQS3 is stale/),
    ]);
    expect(() => app.synth()).toThrow(/AwsSolutions-SQS3 is stale/);
  });

  it('of another detail of a rule than what was found is stale', () => {
    const found = [{ id: 'AwsSolutions-IAM5[Resource::*]', path: 'some/Role/Policy', info: '' }];
    const of = (id: string) => faultOf({ id, path: 'some/Role', reason, wide: false, heard: false }, found);
    expect(of('AwsSolutions-IAM5[Resource::*]')).toBeNull();
    expect(of('AwsSolutions-IAM5[Resource::a/*]')).toMatch(/stale/);
    expect(of('AwsSolutions-IAM5')).toMatch(/stale/);
  });

  it('is of one resource, with a reason', () => {
    const { app, stack, queue } = withQueue();
    Validations.of(stack).acknowledge({ id: 'AwsSolutions-SQS3', reason });
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'not needed' });
    expect(faultsIn(app)).toEqual([
      'some: AwsSolutions-SQS3 is acknowledged for a whole stack: acknowledge it at the resource',
      'some/Queue: The acknowledgement of AwsSolutions-SQS3 gives no reason',
    ]);
  });

  it('of a warning needs the warning', () => {
    const { app, queue } = withQueue();
    const id = '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk';
    expect(() => acknowledgeWarning(queue, id, reason)).toThrow(
      `some/Queue acknowledges ${id}, and nothing there warns of it`,
    );
    Annotations.of(queue).addWarningV2(id, 'beware');
    acknowledgeWarning(queue, id, reason);
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason });
    expect(faultsIn(app)).toEqual([]);
  });
});

describe('the acknowledgements of the stacks', () => {
  const { app, checks } = someStacks();

  it('all accept something, each at its resource, with a reason and a link', () => {
    expect(checks.validateScope(app)).toEqual({ success: true, violations: [] });
    expect(acknowledgementsIn(app).length).toBeGreaterThan(50);
  });

  it('use each link of a rule to read more of', () => {
    const used = new Set(acknowledgementsIn(app).map(({ id }) => ruleOf(id)));
    expect(Object.keys(readMore).filter((rule) => !used.has(rule))).toEqual([]);
  });

  it('are the page of them', async () => {
    checks.validateScope(app);
    await expect(acknowledgementsPage(acknowledgementsIn(app), checks.findings)).toMatchFileSnapshot(
      '../../docs/acknowledgements.md',
    );
  });
});

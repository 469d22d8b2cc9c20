import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import project from '../package.json' with { type: 'json' };
import { allStacks } from './all-stacks.ts';
import { builtIn } from './built.ts';
import { context } from './context.ts';
import { stageNamed } from './stage.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Writes the templates of a stage from the build in a folder. */
export const synth = (dist: string): void => {
  // Started directly or by the CDK's own command, which passes its own folder on; both write the same templates.
  const app = new App({
    outdir: process.env['CDK_OUTDIR'] ?? join(root, 'cdk.out'),
    context,
    analyticsReporting: false,
  });
  const stage = stageNamed(app.node.tryGetContext('stage') ?? process.env['STAGE'] ?? 'test');
  allStacks(app, stage, builtIn(dist, project.version));
  app.synth();
};

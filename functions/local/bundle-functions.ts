import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';
import { kebab, routeNames } from '../../domain/contract.ts';
import { jobs } from '../../domain/job.ts';

/** The project's folder. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Every route and every job has a file of its name: a missing one fails the build. */
const entryPoints = (): string[] => [
  ...routeNames.map((name) => `functions/api/${kebab(name)}.ts`),
  ...Object.keys(jobs).map((name) => `functions/jobs/${kebab(name)}.ts`),
];

/** Bundles every route and job, each by itself: `<outDir>/api/<name>/index.mjs`, `<outDir>/jobs/<name>/index.mjs`. */
export const bundleFunctions = async (root: string, outDir: string): Promise<void> => {
  await esbuild({
    absWorkingDir: root,
    entryPoints: entryPoints(),
    outdir: outDir,
    outbase: 'functions',
    entryNames: '[dir]/[name]/index',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
  });
};

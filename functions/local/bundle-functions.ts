import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { kebab, routeNames } from '../../domain/contract.ts';
import { jobs } from '../../domain/job.ts';
import { triggers } from '../../domain/trigger.ts';
import { chromiumFiles } from '../brief/chromium.ts';
import { typefaceFiles } from '../brief/typeface.ts';
import { bundlePack } from './bundle-pack.ts';
import { packFolder, projectRoot } from './pack-folder.ts';

export { projectRoot };

/** Every route, job and trigger has a file of its name: a missing one fails the build. */
const entryPoints = (): string[] => [
  ...routeNames.map((name) => `functions/api/${kebab(name)}.ts`),
  ...Object.keys(jobs).map((name) => `functions/jobs/${kebab(name)}.ts`),
  ...Object.keys(triggers).map((name) => `functions/triggers/${kebab(name)}.ts`),
];

/** Bundles every route, job and trigger for a pack, each by itself: `<outDir>/<api, jobs or triggers>/<name>/index.mjs`. */
export const bundleFunctions = async (root: string, outDir: string, pack = packFolder()): Promise<void> => {
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
    // The package's own choice for Node asks for `process` by require(), which a module cannot.
    alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
    legalComments: 'none',
    plugins: [bundlePack(pack)],
    logLevel: 'warning',
  });
  giveBeside(root, join(outDir, 'jobs', kebab('issueBrief')));
};

/**
 * What the printing of pages reads beside its code: the packed Chromium, which fits one processor, and the typeface. Links where the file system has
 * them: they are 70 MB.
 */
const giveBeside = (root: string, folder: string): void => {
  const modules = join(root, 'node_modules');
  const chromium = join(modules, '@sparticuz/chromium/bin');
  const parts = [
    { from: chromium, to: join(folder, 'chromium'), files: chromiumFiles },
    {
      from: join(modules, '@fontsource/be-vietnam-pro/files'),
      to: join(folder, 'typeface'),
      files: typefaceFiles,
    },
  ];
  for (const { from, to, files } of parts) {
    mkdirSync(to, { recursive: true });
    for (const file of files) linkOrCopy(join(from, file), join(to, file));
  }
};

const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
};

import { defineConfig } from 'vitest/config';
import { vitePack } from './functions/local/bundle-pack.ts';
import { packFolder } from './functions/local/pack-folder.ts';

/** How long a test or what prepares it may take before it counts as hung, ms: what it should take is not asked here. */
const patience = 600_000;
const journeys = 'test/journey/**/*.test.ts';
/** What is about a process itself, its environment, clock and output, has one to itself; files of other tests share theirs. */
const apart = ['edge', 'local', 'triggers'].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  plugins: [vitePack(packFolder())],
  test: {
    testTimeout: patience,
    hookTimeout: patience,
    maxWorkers: 2,
    // A page that answers late on a busy machine is not a page that does not answer.
    expect: { poll: { timeout: 120_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: ['test/**/*.test.ts'],
          exclude: [...apart, journeys],
          isolate: false,
          setupFiles: 'test/support/quiet.ts',
          ...{ restoreMocks: true, unstubEnvs: true, unstubGlobals: true },
        },
      },
      { extends: true, test: { name: 'process', include: apart } },
      {
        extends: true,
        test: { name: 'journey', include: [journeys], globalSetup: 'test/support/chromium-of-run.ts' },
      },
    ],
  },
});

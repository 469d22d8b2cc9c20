import { defineConfig } from 'vitest/config';
import { vitePack } from './functions/local/bundle-pack.ts';
import { packFolder } from './functions/local/pack-folder.ts';

/** How long a test or what prepares it may take before it counts as hung, ms: what it should take is not asked here. */
const patience = 600_000;
const every = 'test/**/*.test.ts';
const journeys = 'test/journey/**/*.test.ts';
/** Tests of what keeps nothing between two calls: they need not load everything again for each file. */
const pure = ['test/domain/**/*.test.ts', 'test/web/**/*.test.ts', 'test/infra/**/*.test.ts'];

export default defineConfig({
  plugins: [vitePack(packFolder())],
  test: {
    testTimeout: patience,
    hookTimeout: patience,
    maxWorkers: 2,
    // A page that answers late on a busy machine is not a page that does not answer.
    expect: { poll: { timeout: 120_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'code', include: [every], exclude: [...pure, journeys] } },
      {
        extends: true,
        test: { name: 'journey', include: [journeys], globalSetup: 'test/support/chromium-of-run.ts' },
      },
    ],
  },
});

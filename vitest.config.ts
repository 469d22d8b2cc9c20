import { defineConfig } from 'vitest/config';
import { vitePack } from './functions/local/bundle-pack.ts';
import { packFolder } from './functions/local/pack-folder.ts';

/** `FULL` asks for whole counts: every generated case, the long runs, the scans. */
const full = process.env['FULL'] === '1';
const journeys = 'test/journey/**/*.test.ts';

export default defineConfig({
  plugins: [vitePack(packFolder())],
  test: {
    testTimeout: full ? 600_000 : 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A page that answers late on a busy machine is not a page that does not answer.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'code', include: ['test/**/*.test.ts'], exclude: [journeys] } },
      {
        extends: true,
        test: {
          name: 'journey',
          include: [journeys],
          testTimeout: full ? 600_000 : 120_000,
        },
      },
    ],
  },
});

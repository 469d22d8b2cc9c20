import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtIn } from '../../infra/built.ts';
import { builtFixture } from './fixture.ts';

describe('what the build made', () => {
  it('gives the hashes of what the pages hold inline', () => {
    expect(builtIn(builtFixture(), '1')).toMatchObject({
      styleHashes: ['sha256-c3R5bGU='],
      scriptHashes: [],
      version: '1',
    });
  });

  it('says to build first where there are no pages', () => {
    const folder = builtFixture();
    rmSync(join(folder, 'web/csp.json'));
    expect(() => builtIn(folder, '1')).toThrow(/csp\.json is missing: build first/);
  });

  it('says to build first where a function has no code', () => {
    expect(() => builtIn(builtFixture(), '1').functionCode('api', 'get-nothing')).toThrow(
      /get-nothing.* is missing: build first/,
    );
  });
});

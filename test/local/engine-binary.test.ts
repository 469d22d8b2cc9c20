import { describe, expect, it } from 'vitest';
import { chooseEngine, type Surroundings } from '../../functions/local/engine-binary.ts';

const nothing: Surroundings = {
  env: { PATH: '/bin:/usr/bin' },
  platform: 'linux',
  arch: 'x64',
  packageFolder: () => undefined,
  isExecutable: () => false,
};

describe('the choice of the engine', () => {
  it('prefers an endpoint that was named', () => {
    const here = {
      ...nothing,
      env: { DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' },
      isExecutable: () => true,
    };
    expect(chooseEngine(here)).toEqual({ endpoint: 'http://127.0.0.1:8000' });
  });

  it('then takes the package of this platform', () => {
    const packageFolder = (name: string) =>
      name === '@dynoxide/darwin-arm64' ? '/packages/dynoxide' : undefined;
    const here = { ...nothing, platform: 'darwin', arch: 'arm64', packageFolder, isExecutable: () => true };
    expect(chooseEngine(here)).toEqual({ binary: '/packages/dynoxide/dynoxide' });
  });

  it('then the program on the PATH', () => {
    const here = { ...nothing, isExecutable: (file: string) => file === '/usr/bin/dynoxide' };
    expect(chooseEngine(here)).toEqual({ binary: '/usr/bin/dynoxide' });
  });

  it('says what was tried and what helps, when there is none', () => {
    expect(() => chooseEngine(nothing)).toThrowErrorMatchingInlineSnapshot(`
      [StartError: No database engine was found. Tried:
        1. DYNAMODB_ENDPOINT: not set
        2. npm package @dynoxide/linux-x64: not installed
        3. dynoxide on the PATH: not there
      Remedies (one is enough):
        - npm ci with optional dependencies, on a platform that has the package (Linux x64)
        - install Dynoxide (https://github.com/nubo-db/dynoxide) and put it on the PATH
        - run any engine that speaks DynamoDB with transactions and streams, such as amazon/dynamodb-local in a
          container, and set DYNAMODB_ENDPOINT=http://127.0.0.1:8000]
    `);
  });

  it('says when the package is there and its program is not', () => {
    const here = { ...nothing, packageFolder: () => '/packages/dynoxide' };
    expect(() => chooseEngine(here)).toThrow('no executable dynoxide in /packages/dynoxide');
  });
});

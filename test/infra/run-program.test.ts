import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../infra/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'san-sang-program-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a program', () => {
  it('is the first of its name on the PATH, and sends nothing home', async () => {
    const bin = join(folder, 'bin');
    const record = join(folder, 'called');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'cdk'),
      `#!/bin/sh\necho "$CDK_DISABLE_CLI_TELEMETRY $STAGE $*" > '${record}'\nexit 3\n`,
    );
    chmodSync(join(bin, 'cdk'), 0o755);
    const env = { PATH: `${bin}:${process.env['PATH']}`, STAGE: 'test' };
    expect(await runProgram('cdk', ['diff', 'one'], { cwd: folder, env })).toBe(3);
    expect(readFileSync(record, 'utf8')).toBe('true test diff one\n');
  });

  it('that is not there is said', async () => {
    await expect(runProgram('no-such-program', [], { cwd: folder })).rejects.toThrow(
      'no-such-program cannot be started: run npm install',
    );
  });
});

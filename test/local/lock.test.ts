import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../functions/local/lock.ts';
import { scratch } from './scratch.ts';

const lockModule = join(import.meta.dirname, '../../functions/local/lock.ts');

/** Another process that takes the lock and says so; it lives until it is killed. */
const holder = async (file: string) => {
  const code = `import { takeLock } from ${JSON.stringify(lockModule)};
    console.log(JSON.stringify(takeLock(${JSON.stringify(file)}))); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
};

describe('the lock of a data folder', () => {
  it('is taken once, and again after it was released', () => {
    const file = join(scratch(), 'lock');
    const first = takeLock(file);
    expect(takeLock(file)).toEqual({ heldBy: process.pid });
    if ('release' in first) first.release();
    expect(existsSync(file)).toBe(false);
    expect(takeLock(file)).toHaveProperty('release');
  });

  it('names the living process that holds it, and is free once that one was killed', async () => {
    const file = join(scratch(), 'lock');
    const { child } = await holder(file);
    expect(takeLock(file)).toEqual({ heldBy: child.pid });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(takeLock(file)).toHaveProperty('release');
  });

  it.each([
    ['half a line', '{"pid":'],
    ['a process that is gone', '{"pid":4194303,"mark":null}'],
    ['a later process with the same pid', `{"pid":${process.pid},"mark":"another boot 1"}`],
  ])('is taken over from %s', (_, content) => {
    const file = join(scratch(), 'lock');
    writeFileSync(file, content);
    expect(takeLock(file)).toHaveProperty('release');
  });
});

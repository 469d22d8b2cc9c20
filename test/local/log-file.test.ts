import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { logToFile } from '../../functions/local/log-file.ts';
import { scratch } from './scratch.ts';

const text = (stream: PassThrough) => String(stream.read() ?? '');

it('keeps what the bundles print in a file, and standard output for the person', async () => {
  const file = join(scratch(), 'door.log');
  const [out, err] = [new PassThrough(), new PassThrough()];
  const { say, tell } = logToFile(file, out, err);
  out.write('{"level":"INFO"}\n');
  err.write('{"level":"ERROR"}\n');
  say('ready');
  tell('built');
  expect([text(out), text(err)]).toEqual(['ready\n', 'built\n']);
  await expect.poll(() => readFileSync(file, 'utf8')).toBe('{"level":"INFO"}\n{"level":"ERROR"}\n');
});

it('puts a large log of the last run aside', () => {
  const file = join(scratch(), 'door.log');
  writeFileSync(file, 'x'.repeat(10_000_001));
  logToFile(file, new PassThrough(), new PassThrough());
  expect(readFileSync(`${file}.1`, 'utf8')).toHaveLength(10_000_001);
});

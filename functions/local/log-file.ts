import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Above this size the log of the last run is put aside at the start, bytes. */
const rotateAbove = 10_000_000;

export type LogFile = {
  /** A line on the real standard output. */
  say: (line: string) => void;
  /** A line on the real standard error. */
  tell: (line: string) => void;
};

/**
 * Sends what the bundles print to a file, as it goes to CloudWatch in the cloud. Standard output stays for the person, and a
 * program that starts us and stops reading after `ready` cannot hold us up with a full pipe.
 */
export const logToFile = (
  file: string,
  out: Stream = process.stdout,
  err: Stream = process.stderr,
): LogFile => {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) > rotateAbove) renameSync(file, `${file}.1`);
  const log = createWriteStream(file, { flags: 'a', mode: 0o600 });
  log.on('error', () => {}); // a full disk must not end the server
  const [say, tell] = [out, err].map((stream) => {
    const write = stream.write.bind(stream);
    stream.on('error', () => {}); // whoever read us has gone
    stream.write = (chunk: string | Uint8Array): boolean => {
      log.write(chunk);
      return true;
    };
    return (line: string): void => void write(`${line}\n`);
  });
  return { say: say ?? (() => {}), tell: tell ?? (() => {}) };
};

type Stream = {
  write: (chunk: string | Uint8Array) => boolean;
  on: (event: 'error', listener: () => void) => unknown;
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

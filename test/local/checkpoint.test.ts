import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileCheckpoint, inheritPositions } from '../../functions/local/checkpoint.ts';
import { scratch } from './scratch.ts';

const fileOf = (positions: Record<string, string>) => {
  const file = join(scratch(), 'checkpoint.json');
  writeFileSync(file, JSON.stringify(positions));
  return file;
};
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('the positions of jobs that read the stream each for itself', () => {
  it('become one, of the job that reads it for them: the least, so that none misses anything', () => {
    const file = fileOf({
      'projectSummary arn:1 a': '100',
      'fileSheets arn:1 a': '99',
      'sendNotices arn:1 a': 'end',
      'projectSummary arn:1 b': 'end',
      'fileSheets arn:2 a': '7',
    });
    inheritPositions(file, 'relayRecords');
    expect(read(file)).toEqual({
      'relayRecords arn:1 a': '99',
      'relayRecords arn:1 b': 'end',
      'relayRecords arn:2 a': '7',
    });
    expect(fileCheckpoint(file).get({ job: 'relayRecords', arn: 'arn:1', shardId: 'a' })).toBe('99');
  });

  it('do not touch a position of its own', () => {
    const file = fileOf({ 'relayRecords arn:1 a': '200', 'fileSheets arn:1 a': '99' });
    inheritPositions(file, 'relayRecords');
    expect(read(file)).toEqual({ 'relayRecords arn:1 a': '200' });
  });

  it('need not be there: then everything comes again', () => {
    const file = join(scratch(), 'checkpoint.json');
    inheritPositions(file, 'relayRecords');
    expect(fileCheckpoint(file).get({ job: 'relayRecords', arn: 'arn:1', shardId: 'a' })).toBeUndefined();
  });
});

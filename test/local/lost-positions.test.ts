import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mendPositions } from '../../functions/local/lost-positions.ts';
import { queueFile } from '../../functions/local/queue-file.ts';
import { scratch } from './scratch.ts';

/** A folder as a door leaves it: a place in the stream, and a queue with something in it. */
const leftFolder = (positions: object = { 'relayRecords arn:1 a': '7' }) => {
  const folder = scratch();
  const at = (name: string) => join(folder, name);
  writeFileSync(at('checkpoint.json'), JSON.stringify(positions));
  const queues = queueFile(at('queues.db'));
  queues.put('fileSheets', ['{}']);
  queues.close();
  const letters = () =>
    existsSync(at('dlq.jsonl')) ? readFileSync(at('dlq.jsonl'), 'utf8').split('\n').slice(0, -1) : [];
  const mend = () => {
    const said: string[] = [];
    return { isLost: mendPositions(folder, (line) => said.push(line)), said };
  };
  return { folder, at, letters, mend };
};

describe('before a door opens its queues', () => {
  it('it finds them as they were left, says nothing, and touches nothing', () => {
    const { at, letters, mend } = leftFolder();
    expect(mend()).toEqual({ isLost: false, said: [] });
    expect(letters()).toEqual([]);
    expect(queueFile(at('queues.db')).length('fileSheets')).toBe(1);
  });

  it('in a new folder, or in one from before there were queues, nothing is lost', () => {
    expect(mendPositions(scratch(), () => {})).toBe(false);
    const { at, mend } = leftFolder({ 'projectSummary arn:1 a': '7' });
    rmSync(at('queues.db'));
    expect(mend().isLost).toBe(false);
  });

  it('has everything driven again when they are gone', () => {
    const { at, letters, mend } = leftFolder();
    rmSync(at('queues.db'));
    const { isLost, said } = mend();
    expect(isLost).toBe(true);
    expect(said).toEqual([expect.stringContaining(`${at('queues.db')} is gone`)]);
    expect(letters()).toHaveLength(1);
  });

  it.each([
    ['no database', 'x{'],
    ['empty', ''],
  ])('sets them aside when they are %s, and has everything driven again', (_, content) => {
    const { at, letters, mend } = leftFolder();
    writeFileSync(at('queues.db'), content);
    const { isLost, said } = mend();
    expect(isLost).toBe(true);
    expect(said).toEqual([expect.stringContaining(`${at('queues.db')} cannot be read`)]);
    expect(letters()).toHaveLength(1);
    expect(queueFile(at('queues.db')).length('fileSheets')).toBe(0);
    expect(readFileSync(at('queues.db.broken'), 'utf8')).toBe(content);
  });

  it('sets a broken place in the stream aside, keeps the queues, and has everything driven again', () => {
    const { at, letters, mend } = leftFolder();
    writeFileSync(at('checkpoint.json'), 'x{');
    const { isLost, said } = mend();
    expect(isLost).toBe(true);
    expect(said).toEqual([expect.stringContaining(`${at('checkpoint.json')} cannot be read`)]);
    expect(letters()).toHaveLength(1);
    expect(existsSync(at('checkpoint.json'))).toBe(false);
    expect(queueFile(at('queues.db')).length('fileSheets')).toBe(1);
    expect(mend()).toEqual({ isLost: false, said: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { readDraft } from '../../../web/check-in/read-draft.ts';
import { rightDraft } from './wrong-inputs.ts';

describe('the share of seats', () => {
  it.each(['62', '62%', '62 %', ' 62％ ', '６２％'])('is 62 where it is typed as %j', (shuttleLoad) => {
    expect(readDraft({ ...rightDraft, shuttleLoad, noShuttles: '' })).toMatchObject({
      answers: { shuttleLoad: 62 },
      faults: [],
    });
  });

  it.each([
    ['%', 'not-a-count'],
    ['62%%', 'not-a-count'],
    ['101%', 'too-large'],
    ['-3%', 'negative'],
  ])('is not %j', (shuttleLoad, code) => {
    expect(readDraft({ ...rightDraft, shuttleLoad, noShuttles: '' }).faults).toEqual([
      { field: 'shuttleLoad', code },
    ]);
  });

  it('has the only percent sign: persons are whole', () => {
    expect(readDraft({ ...rightDraft, f0: '2%' }).faults).toEqual([{ field: 'f0', code: 'not-a-count' }]);
  });
});

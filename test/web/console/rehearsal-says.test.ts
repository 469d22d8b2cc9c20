import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/day.ts';
import { figuresFrom } from '../../../domain/rehearsal-figures.ts';
import { noTotals } from '../../../domain/rehearsal-result.ts';
import type { Rehearsal } from '../../../domain/rehearsal-work.ts';
import en from '../../../domain/texts/en/page-console-rehearsal.json' with { type: 'json' };
import vietnamese from '../../../domain/texts/vi/page-console-rehearsal.json' with { type: 'json' };
import { rehearsalSays } from '../../../web/console/rehearsal-says.ts';

const to = '2021-08-11';
const window = { from: addDays(to, -59), to };

/** Sixty days with reports, and so many alerts opened on either side. */
const rehearsal = (inForce: number, draft: number): Rehearsal => {
  const figures = figuresFrom(noTotals, window);
  return {
    ...({ jobId: '11111111-1111-4111-8111-111111111111', state: 'done', templateId: 'ban-thu' } as const),
    ...{ createdAt: '2021-08-12T02:00:00.000Z', by: 'Lan', overtaken: false, ...window },
    ...{ done: 8, total: 8, inForce: ['tn-2021-06'] },
    figures: {
      ...figures,
      ...{ sites: 8, reporting: 7, reports: 420, opened: { inForce, draft } },
      alerted: { inForce: 3, draft: 5 },
      days: figures.days.map((one) => ({ ...one, reports: 7 })),
    },
  };
};

describe('what came of a rehearsal', () => {
  const same = 'With ban-thu: 1.0 alerts a day, the same as with the version in force.';
  it.each([
    [60, 61, same],
    [61, 60, same],
    [60, 60, same],
    [60, 66, 'With ban-thu: 1.1 alerts a day instead of 1.0, 0.1 more.'],
    [90, 60, 'With ban-thu: 1.0 alerts a day instead of 1.5, 0.5 fewer.'],
  ])('compares the alerts a day as they are shown: of %i and %i in 60 days', (inForce, draft, said) => {
    expect(rehearsalSays(en, 'en', rehearsal(inForce, draft)).alerts).toBe(said);
  });

  it('says at how many sites a rule held on each side', () => {
    expect(rehearsalSays(en, 'en', rehearsal(1, 1)).basis).toContain(
      'A rule held at 5 sites with the rehearsed version, at 3 with the one in force.',
    );
    expect(rehearsalSays(vietnamese, 'vi', rehearsal(1, 1)).basis).toContain(
      'Có dấu hiệu ở 5 cơ sở với bản thử, 3 cơ sở với bản đang áp dụng.',
    );
  });
});

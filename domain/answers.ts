import * as z from 'zod/mini';
import { coded, codedObject } from './coded.ts';
import { hasPersonalData } from './personal-data.ts';

/** A count of people or places: codes `not-a-count`, `negative`, `too-large` (above 1,000,000), `missing`. */
export const Count = z
  .int({ error: coded('not-a-count') })
  .check(z.gte(0, { error: 'negative' }), z.lte(1_000_000, { error: 'too-large' }));

/** How far a measure is kept: everywhere, in part, not, not applicable; code `not-an-option`. */
export const Measure = z.enum(['all', 'some', 'none', 'n/a'], { error: coded('not-an-option') });
export type Measure = z.infer<typeof Measure>;

/** The six measures of part 1 of Decision 2194, in the order of the form. */
export const measures = ['masks', 'temperature', 'hands', 'spacing', 'disinfection', 'ventilation'] as const;

/** What happened in the period: never carried over to the next day. */
export const flows = [
  'symptomatic',
  'absentSick',
  'f0',
  'f1',
  'quarantineBreaches',
  'testedHighRisk',
  'testedService',
  'testedOther',
  'positive',
] as const;

/** What is so on the day, and usually still is on the next. */
export const stocks = [
  'present',
  'lodged',
  'vaccinated',
  'isolationFree',
  'shuttleLoad',
  ...measures,
  'safetyTeamOnDuty',
] as const;

/** Share of seats used on the fullest shuttle, percent 0–100. */
export const Load = z
  .int({ error: coded('not-a-count') })
  .check(z.gte(0, { error: 'negative' }), z.lte(100, { error: 'too-large' }));

/** Numbers and places only: no names, no phone numbers; may be empty. */
const Note = z.string({ error: coded('not-a-text') }).check(
  z.maxLength(500, { error: 'too-long' }),
  z.refine((text) => !hasPersonalData(text), { error: 'personal-data' }),
);

/**
 * What a check-in of day D says about 15:00 of D−1 to 15:00 of D. Counts are persons or places. Codes: those of the
 * fields, `unknown-field`, and `more-than-present` at `lodged` and `symptomatic`. `vaccinated`: of the high-risk and service workers,
 * those more than 14 days after their last dose (8228); read only by a template that exempts them.
 */
export const Answers = z
  .strictObject(
    {
      present: Count,
      lodged: Count,
      symptomatic: Count,
      absentSick: z._default(Count, 0),
      f0: Count,
      f1: Count,
      quarantineBreaches: Count,
      testedHighRisk: Count,
      testedService: Count,
      testedOther: z._default(Count, 0),
      vaccinated: z._default(Count, 0),
      positive: Count,
      isolationFree: Count,
      shuttleLoad: z.nullable(Load),
      masks: Measure,
      temperature: Measure,
      hands: Measure,
      spacing: Measure,
      disinfection: Measure,
      ventilation: Measure,
      safetyTeamOnDuty: z.boolean({ error: coded('not-an-option') }),
      note: z.optional(Note),
    },
    { error: codedObject },
  )
  .check(
    z.refine((said) => said.lodged <= said.present, { error: 'more-than-present', path: ['lodged'] }),
    z.refine((said) => said.symptomatic <= said.present, {
      error: 'more-than-present',
      path: ['symptomatic'],
    }),
  );
export type Answers = z.infer<typeof Answers>;

/**
 * What a submission is recognised by. The field that was added after the first ones is left out where it says nothing, so that a repeat of
 * what was sent before it was known is the same still.
 */
export const recognisedBy = ({ vaccinated, ...said }: Answers) =>
  vaccinated === 0 ? said : { ...said, vaccinated };

/** "Same as yesterday": stocks are copied, every flow is 0, the note is dropped since it spoke of its own day. */
export const sameAsBefore = ({ note: _, ...before }: Answers): Answers => ({
  ...before,
  symptomatic: 0,
  absentSick: 0,
  f0: 0,
  f1: 0,
  quarantineBreaches: 0,
  testedHighRisk: 0,
  testedService: 0,
  testedOther: 0,
  positive: 0,
});

import type { CriterionAccount } from '../../domain/account-criteria.ts';
import type { CheckIn } from '../../domain/check-in.ts';
import { dayOf } from '../../domain/day.ts';
import { shownParts } from '../../domain/shown-parts.ts';
import { formatDay, formatMoment, formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { type AccountSpeech, useAccountSpeech } from './account-words.tsx';

/** A measured value or a target in words. */
const valueText = (
  { words, ui, count }: AccountSpeech,
  value: CriterionAccount['result']['measured'],
): string => {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? ui.yes : ui.no;
  if (typeof value === 'number') return count(value);
  return new Map<string, string>(Object.entries(words.measures)).get(value) ?? value;
};

/** When a report came in; the hour alone where it was on its own day. */
const receivedText = (day: string, at: string): string =>
  dayOf(at) === day ? formatTime(at) : formatMoment(at);

/** Where a measured value came from. */
export const originText = (
  speech: AccountSpeech,
  { origin }: CriterionAccount,
  { day, revision }: CheckIn,
): string => {
  const { words, count } = speech;
  const { origins } = words.page;
  switch (origin.kind) {
    case 'window':
      return fill(origins.window, {
        from: formatShortDay(origin.from),
        to: formatShortDay(day),
        list: origin.counted
          .map((one) =>
            fill(origins.counted, {
              day: formatShortDay(one.day),
              n: count(one.n),
              revision: String(one.revision),
              when: receivedText(one.day, one.receivedAt),
            }),
          )
          .join('; '),
      });
    case 'answer':
      return fill(origins.answer, {
        day: formatShortDay(day),
        revision: String(revision),
        label: words.answers[origin.field].label,
      });
    case 'drill':
      return origin.on === null ? origins.drillNever : fill(origins.drill, { day: formatDay(origin.on) });
  }
};

/** What a value was compared to, with the fields of the plan that say so. */
export const againstText = (
  speech: AccountSpeech,
  { against, result: { target } }: CriterionAccount,
): string => {
  const { words, count, percent } = speech;
  const { againsts } = words.page;
  const share = (worth: number) => percent(Math.round(worth * 10_000) / 100);
  switch (against.kind) {
    case 'share':
      return fill(against.exempt ? againsts.shareExempt : againsts.share, {
        pct: percent(against.pct),
        persons: count(against.persons),
        group: words.plan.facts[against.group].label,
        days: count(against.windowDays),
        exempt: count(against.exempt ?? 0),
        target: valueText(speech, target),
      });
    case 'least':
    case 'most':
      return fill(againsts[against.kind], {
        target: valueText(speech, target),
        fact: words.plan.facts[against.fact].label,
      });
    case 'kept':
      return fill(againsts.kept, { some: share(against.worth.some), none: share(against.worth.none) });
    case 'yes':
      return againsts.yes;
    case 'cycle':
      return fill(againsts.cycle, {
        every: count(against.every),
        gone: count(Math.ceil(against.goneAfter * against.every)),
      });
  }
};

type Row = { one: CriterionAccount; points: number; lost: number };

/** Each criterion with its points in tenths, so that those shown add up to the readiness shown, and with the losses to 100. */
const rowsOf = (criteria: readonly CriterionAccount[], readiness: number): Row[] => {
  const tenths = (part: 'points' | 'lost', total: number) =>
    shownParts(
      criteria.map(({ result }) => result[part] * 10),
      total,
    );
  const kept = Math.round(readiness * 10);
  const [points, lost] = [tenths('points', kept), tenths('lost', 1000 - kept)];
  return criteria.map((one, place) => ({ one, points: points[place] ?? 0, lost: lost[place] ?? 0 }));
};

type CriteriaProps = { criteria: readonly CriterionAccount[]; checkIn: CheckIn; readiness: number };

/** Every criterion: what was recorded, where that came from, what it was compared to, the points kept and lost, by which documents. */
export const CriteriaAccount = ({ criteria, checkIn, readiness }: CriteriaProps) => {
  const speech = useAccountSpeech();
  const { words, points, param, sourceOf } = speech;
  const { page } = words;
  const isAway = ({ one }: Row) => one.result.attainment === null;
  return (
    <DataTable
      caption={fill(page.criteriaCaption, { day: formatDay(checkIn.day) })}
      stacked
      columns={[
        {
          head: page.criterion,
          cell: ({ one: { result } }) => `${words.criteria[result.id].label} (${param(result.weight)})`,
          rowHead: true,
        },
        { head: page.measured, cell: ({ one }) => valueText(speech, one.result.measured) },
        { head: page.from, cell: ({ one }) => originText(speech, one, checkIn) },
        { head: page.against, cell: ({ one }) => againstText(speech, one) },
        {
          head: page.points,
          cell: (row) => (isAway(row) ? page.away : points(row.points / 10)),
          numeric: true,
        },
        { head: page.lost, cell: (row) => (isAway(row) ? '–' : points(row.lost / 10)), numeric: true },
        { head: page.source, cell: ({ one }) => one.source.map(sourceOf).join(', ') },
      ]}
      rows={rowsOf(criteria, readiness)}
      keyOf={({ one }) => one.result.id}
    />
  );
};

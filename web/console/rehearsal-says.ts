import { daysBetween } from '../../domain/day.ts';
import type { Rehearsal } from '../../domain/rehearsal-work.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { type Lang, t } from '../../domain/texts/text.ts';
import type { RehearsalWords } from './rehearsal-words.tsx';

/** Days of the window. */
export const daysOf = ({ from, to }: Pick<Rehearsal, 'from' | 'to'>): number => daysBetween(from, to) + 1;

/** Alerts a day in tenths, so that what is said of both sides and of their difference fits together. */
const perDay = (count: number, days: number): number => Math.round((10 * count) / Math.max(days, 1));

type Said = { alerts: string; bands: string; basis: string };

/** What came of a rehearsal in sentences: alerts a day on both sides, sites whose band changes, and what it all rests on. */
export const rehearsalSays = (
  { says }: Pick<RehearsalWords, 'says'>,
  lang: Lang,
  rehearsal: Rehearsal,
): Said => {
  const { figures, templateId: id, from, to, inForce } = rehearsal;
  const days = daysOf(rehearsal);
  const say = (n: number) => formatNumber(lang, n);
  const { opened, alerted, reporting, sites, reports, missed, cases, changed } = figures;
  const seen = figures.days.filter((one) => one.reports > 0).length;
  const means = { draft: perDay(opened.draft, seen), inForce: perDay(opened.inForce, seen) };
  const by = means.draft - means.inForce;
  const which = by === 0 ? 'same' : by > 0 ? 'more' : 'fewer';
  const tenths = (n: number) => formatNumber(lang, n / 10, 1);
  const slots = {
    ...{ id, draft: tenths(means.draft), inForce: tenths(means.inForce), by: tenths(Math.abs(by)) },
  };
  return {
    alerts: reports === 0 ? t(says, 'nothing', { days: say(days) }) : t(says, which, slots),
    bands: t(says, 'bands', { changed: say(changed), reporting: say(reporting) }),
    basis: t(says, 'basis', {
      ...{ from: formatDay(from), to: formatDay(to), days: say(days), inForce: inForce.join(', ') },
      seen: say(seen),
      ...{ reporting: say(reporting), sites: say(sites), reports: say(reports) },
      ...{ missed: say(missed), cases: say(cases) },
      ...{ alertedDraft: say(alerted.draft), alertedInForce: say(alerted.inForce) },
    }),
  };
};

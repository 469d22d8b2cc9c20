import { useEffect, useState } from 'preact/hooks';
import { type CheckIn, checkInRoutes } from '../../domain/check-in.ts';
import { type QuietReason, quietStart } from '../../domain/quiet-start.ts';
import { headsNeeded } from '../../domain/recent.ts';
import { templateInForce } from '../../domain/template.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { knownTemplates, readTemplates } from '../templates.ts';
import { owes } from './owes.ts';
import { useRecord } from './record-words.tsx';
import type { Filed, SiteDay } from './site-day.ts';
import { loadHolidays } from './use-owes.ts';
import { useWork } from './work-words.tsx';

/** `windowDays`: due days that it lasts; `offDays`: civil days off in a row that begin it anew. */
type Quiet = { reason: QuietReason; windowDays: number; offDays: number };

/** What the server judged the day by, as far as this page knows it: the same reports, and the calendar and plan of today. */
export const quietOf = (
  detail: SiteDay['detail'],
  day: string,
  reports: readonly Filed[],
  holidays: ReadonlySet<string>,
) => {
  const offDays = templateInForce(knownTemplates(), day)?.quietStart.afterDaysNotDue;
  const windowDays = detail.plan?.testing.windowDays;
  if (offDays === undefined || windowDays === undefined) return null;
  const before = (one: string) => reports.find(({ checkIn }) => checkIn.day < one) ?? null;
  const reason = quietStart({
    day,
    isDue: (one) => owes({ detail, day: one, before: before(one) }, holidays),
    firstReport: reports.length < headsNeeded ? (reports.at(-1)?.checkIn.day ?? day) : null,
    windowDays,
    afterDaysNotDue: offDays,
  });
  return reason && { reason, windowDays, offDays };
};

const useQuiet = ({ detail }: SiteDay, day: string): Quiet | null => {
  const [quiet, setQuiet] = useState<Quiet | null>(null);
  const { siteId } = detail.site;
  useEffect(() => {
    let gone = false;
    const query = { to: day, limit: String(headsNeeded) };
    const reports = call(checkInRoutes.listCheckIns, { params: { siteId }, query });
    Promise.all([reports, loadHolidays(), readTemplates()]).then(
      ([answer, holidays]) => {
        if (!gone && answer.kind === 'reply') setQuiet(quietOf(detail, day, answer.reply.items, holidays));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [siteId, detail, day]);
  return quiet;
};

/** Why a new site, or one back from a pause, is not told of tests and of a fall in readiness yet. Left out where it cannot be read. */
export const QuietStart = ({ siteDay, checkIn }: { siteDay: SiteDay; checkIn: CheckIn }) => {
  const { rules } = useWork();
  const { receipt } = useRecord();
  const quiet = useQuiet(siteDay, checkIn.day);
  if (quiet === null) return null;
  const slots = {
    n: String(quiet.windowDays),
    off: String(quiet.offDays),
    testing: rules['testing-behind'].label,
    drop: rules['readiness-drop'].label,
  };
  return <p class="quiet">{t(receipt, quiet.reason === 'break' ? 'quietBreak' : 'quietFirst', slots)}</p>;
};

import type { Day } from '../../domain/day.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { HeadLinesView, TellerView } from './head-lines.tsx';
import { installWorker } from './install-worker.ts';
import { isUnsent } from './outbox-entry.ts';
import { pageOwner, useOutbox } from './outbox-news.tsx';
import { sayingOutbox } from './outbox-words.tsx';
import { keepSite } from './readings.ts';
import { loadRecent } from './recent-reports.ts';
import type { Filed } from './site-day.ts';
import { startSending } from './start-sending.ts';
import { UnsentNotice } from './unsent-notice.tsx';
import { UnsentPage } from './unsent-page.tsx';

export { keptSiteDay } from './readings.ts';
export { outboxReady } from './send.ts';

/** What of a site, or of one of its days, is not on the server yet. Quick reports belong to the site, whatever the day. */
const Notices = ({ siteId, day }: { siteId: string; day?: Day }) => {
  const { entries } = useOutbox();
  const theirs = entries.filter(
    (entry) =>
      isUnsent(entry) &&
      entry.siteId === siteId &&
      (day === undefined || entry.kind === 'event-report' || entry.day === day),
  );
  return (
    <>
      {theirs.map((entry) => (
        <UnsentNotice key={entry.key} entry={entry} />
      ))}
    </>
  );
};

export const UnsentNotices = sayingOutbox(Notices);
export const HeadLines = sayingOutbox(HeadLinesView);
export const Teller = sayingOutbox(TellerView);
export const UnsentView = sayingOutbox(UnsentPage);

/** After the first paint, and not before: what only a later day looks back on. */
const restMs = 1_500;
const looked = new Set<string>();

/** Keeps what was read of a site, for a start without network; what the form looks back on is read once more for it. */
export const keepForLater = async (detail: SiteDetail, reports: readonly Filed[]): Promise<void> => {
  const { siteId } = detail.site;
  await keepSite(detail, reports);
  if (looked.has(siteId)) return;
  looked.add(siteId);
  const newest = reports[0]?.checkIn.day;
  if (newest) setTimeout(() => void loadRecent(siteId, newest), restMs);
};

if (pageOwner !== null) startSending();
installWorker();

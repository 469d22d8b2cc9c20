import type { Day } from '../../domain/day.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { t } from '../../domain/texts/text.ts';
import { HeadLinesView, TellerView } from './head-lines.tsx';
import { installWorker } from './install-worker.ts';
import { type Entry, isUnsent } from './outbox-entry.ts';
import { pageOwner, useOutbox } from './outbox-news.tsx';
import { nameOf, receivedAt, sayingOutbox, useOutboxWords } from './outbox-words.tsx';
import { keepSite } from './readings.ts';
import { loadRecent } from './recent-reports.ts';
import type { Filed } from './site-day.ts';
import { startSending } from './start-sending.ts';
import { UnsentNotice } from './unsent-notice.tsx';
import { UnsentPage } from './unsent-page.tsx';

export { keptSiteDay } from './readings.ts';
export { outboxReady } from './send.ts';

/** A quick report of the last hour that has arrived: the check mark, which nothing that waits ever has. */
const ArrivedNotice = ({ entry }: { entry: Entry }) => {
  const words = useOutboxWords();
  return (
    <div class="notice good">
      <p class="num">
        <svg class="mark" width="20" height="20" viewBox="0 0 20 20" stroke="currentColor" aria-hidden="true">
          <path d="M3 11l5 5 9-12" />
        </svg>{' '}
        {t(words, 'sentNow', { time: receivedAt(entry), what: nameOf(words, entry) })}
      </p>
    </div>
  );
};

/** What of a site, or of one of its days, is not on the server yet. Quick reports belong to the site, whatever the day. */
const Notices = ({ siteId, day }: { siteId: string; day?: Day }) => {
  const { entries } = useOutbox();
  const ofSite = entries.filter((entry) => entry.siteId === siteId);
  const theirs = ofSite.filter(
    (entry) => isUnsent(entry) && (day === undefined || entry.kind === 'event-report' || entry.day === day),
  );
  const arrived = ofSite.filter((entry) => entry.kind === 'event-report' && !isUnsent(entry));
  return (
    <>
      {theirs.map((entry) => (
        <UnsentNotice key={entry.key} entry={entry} />
      ))}
      {arrived.map((entry) => (
        <ArrivedNotice key={entry.key} entry={entry} />
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

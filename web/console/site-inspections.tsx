import type { Inspection } from '../../domain/inspected.ts';
import { inspectionRoutes } from '../../domain/inspection-routes.ts';
import type { Me } from '../../domain/member.ts';
import { inspectionRules } from '../../domain/pack/inspections.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { href } from './address.ts';
import { InspectionGapView } from './inspection-gap.tsx';
import { useList } from './use-list.ts';
import { useVisitWords, withVisitWords } from './visit-words.ts';

const nothingFor = { n: String(inspectionRules.compareWithinDays) };

const One = ({ inspection, isCorrected }: { inspection: Inspection; isCorrected: boolean }) => {
  const { history, result } = useVisitWords().visits;
  const { day, n, at, by, note, gap } = inspection;
  const { comparedTo } = gap;
  const heading = t(history, 'heading', { day: formatDay(day), n: String(n) });
  const compared = comparedTo && { day: formatDay(comparedTo.day), revision: String(comparedTo.revision) };
  return (
    <details open={!isCorrected}>
      <summary>
        {heading}
        {isCorrected ? ` (${history.corrected})` : ''}
      </summary>
      <p class="quiet num">{t(history, 'by', { name: by.name, time: formatMoment(at) })}</p>
      {note ? <p>{note}</p> : null}
      <p>{compared ? t(result, 'compared', compared) : t(result, 'none', nothingFor)}</p>
      {comparedTo ? <InspectionGapView gap={gap} /> : null}
    </details>
  );
};

type Props = { me: Pick<Me, 'role'>; siteId: string };

const History = ({ me, siteId }: Props) => {
  const { visits } = useVisitWords();
  const params = { siteId };
  const { items, failure, more, refresh } = useList<Inspection>(
    siteId,
    ({ day, n }) => `${day} ${n}`,
    (signal) => (cursor, etag) =>
      call(inspectionRoutes.listInspections, {
        ...{ params, signal, query: { limit: '10', ...(cursor ? { cursor } : {}) } },
        ...(etag ? { etag } : {}),
      }),
  );
  const newestOf = new Map((items ?? []).toReversed().map(({ day, n }) => [day, n]));
  return (
    <section aria-labelledby="inspections">
      <h2 id="inspections">{visits.history.title}</h2>
      {me.role === 'health' ? (
        <p>
          <ButtonLink href={href.inspect(siteId)} look="secondary">
            {visits.record}
          </ButtonLink>
        </p>
      ) : null}
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {items === null && failure === null ? <Spinner /> : null}
      {items?.length === 0 ? <p>{visits.history.none}</p> : null}
      {items?.map((one) => (
        <One key={`${one.day} ${one.n}`} inspection={one} isCorrected={newestOf.get(one.day) !== one.n} />
      ))}
      {more ? (
        <Button look="secondary" onClick={more}>
          {visits.more}
        </Button>
      ) : null}
    </section>
  );
};

/** The inspections of a site with what they found, newest first; corrected ones stay to be read. */
export const SiteInspections = withVisitWords(History);

import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { type Visit, visitRoutes } from '../../domain/visits.ts';
import { call } from '../api.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSheet } from '../ui/sheet.ts';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { FilterField } from './filter-field.tsx';
import { useZones, zoneName } from './place-names.ts';
import { readOf } from './read.ts';
import { BandOf, FreshnessOf, LoweredConfidence } from './standing-cells.tsx';
import { useReply } from './use-reply.ts';
import { visitWhy } from './visit-why.ts';
import { useVisitWords, withVisitWords } from './visit-words.ts';

type VisitsProps = { search: string; change: (changes: Readonly<Record<string, string>>) => void };

/** Sites shown at first, and the most that there are to ask for. */
const [shownFirst, most] = [20, 200];

const Ranked = ({ visit: { factors, score } }: { visit: Visit }) => {
  const { visits } = useVisitWords();
  const { lang } = useSpeech();
  const shown = (n: number) => formatNumber(lang, n, 2);
  const slots = {
    ...{ score: shown(factors.score), silence: shown(factors.silence), gap: shown(factors.gap) },
    ...{ confidence: shown(factors.confidence), product: shown(score) },
  };
  return (
    <details>
      <summary>{visits.howRanked}</summary>
      <p class="num">{t(visits, 'ranked', slots)}</p>
    </details>
  );
};

const Card = ({ visit }: { visit: Visit }) => {
  const words = useVisitWords();
  const { visits } = words;
  const { lang } = useSpeech();
  const { site, standing, confidence, why } = visit;
  const zone = zoneName(useZones(), site.zoneId);
  return (
    <li class="card visit">
      <h2>
        <a class="row-link" href={href.site(site.siteId)}>
          {site.name}
        </a>
        <span class="aside">{zone}</span>
      </h2>
      {why.length > 0 ? (
        <p>
          <strong>{visitWhy(words, lang, why)}</strong>
        </p>
      ) : null}
      <p class="row">
        <BandOf standing={standing} />
        <FreshnessOf item={{ site, standing }} />
        <LoweredConfidence confidence={confidence} />
      </p>
      <Ranked visit={visit} />
      <ButtonLink href={href.inspect(site.siteId)} look="secondary">
        {visits.record}
        <span class="visually-hidden"> – {site.name}</span>
      </ButtonLink>
    </li>
  );
};

const Visits = ({ search, change }: VisitsProps) => {
  const { visits } = useVisitWords();
  const { lang } = useSpeech();
  const zones = useZones();
  const asked = new URLSearchParams(search);
  const zone = asked.get('zone') ?? undefined;
  const limit = asked.get('n') === String(most) ? most : shownFirst;
  const query = { limit: String(limit), ...(zone === undefined ? {} : { zone }) };
  const { value, failure, refresh } = useReply<{ items: Visit[]; of: number }>(
    `${zone} ${limit}`,
    async (_, signal) => readOf(await call(visitRoutes.listVisits, { query, signal })),
  );
  useSheet('.visits{padding:0;list-style:none}.visit h2{margin-top:0}');
  return (
    <>
      <p>{visits.intro}</p>
      <FilterField
        name="zone"
        label={visits.zone}
        value={zone}
        options={zones.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(picked) => change({ zone: picked })}
      />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {value === null && failure === null ? <Spinner /> : null}
      {value === null ? null : value.items.length === 0 ? (
        <EmptyState>{visits.none}</EmptyState>
      ) : (
        <>
          <p class="num" role="status">
            {t(visits, 'count', {
              n: formatNumber(lang, value.items.length),
              of: formatNumber(lang, value.of),
            })}
          </p>
          <ol class="visits stack">
            {value.items.map((visit) => (
              <Card key={visit.site.siteId} visit={visit} />
            ))}
          </ol>
          {value.items.length < value.of && limit < most ? (
            <Button look="secondary" onClick={() => change({ n: String(most) })}>
              {visits.more}
            </Button>
          ) : null}
        </>
      )}
    </>
  );
};

/** Where inspectors should go next, and why. */
export const VisitsView = withVisitWords(Visits);

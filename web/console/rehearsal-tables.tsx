import type { RehearsalFigures, RehearsedRule } from '../../domain/rehearsal-figures.ts';
import { RehearsedBand } from '../../domain/rehearsal-result.ts';
import { Severity } from '../../domain/template.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { useZones, zoneName } from './place-names.ts';
import { useRehearsalWords } from './rehearsal-words.tsx';
import { useWords } from './words.ts';

type Pair = { inForce: number; draft: number };
type Given = { figures: RehearsalFigures };

/** Both sides in one cell; what did not change is said once. */
const usePair = () => {
  const { rules } = useRehearsalWords();
  const { lang } = useSpeech();
  const say = (n: number) => formatNumber(lang, n);
  const join = (inForce: string, draft: string) =>
    inForce === draft ? inForce : t(rules, 'pair', { inForce, draft });
  return {
    say,
    join,
    pair: ({ inForce, draft }: Pair) => join(say(inForce), say(draft)),
    share: (n: Pair, of: Pair) => {
      const side = (name: 'inForce' | 'draft') =>
        of[name] === 0 ? rules.none : t(rules, 'of', { n: say(n[name]), of: say(of[name]) });
      return join(side('inForce'), side('draft'));
    },
  };
};

/** The severities at which a rule opened, where they are not one and the same. */
const Severities = ({ severities }: Pick<RehearsedRule, 'severities'>) => {
  const { standing } = useWords();
  const { pair } = usePair();
  const some = Severity.options.filter((one) => severities[one].inForce + severities[one].draft > 0);
  if (some.length < 2) return null;
  return (
    <span class="quiet">
      {' '}
      ({some.map((one) => `${standing.severities[one].label}: ${pair(severities[one])}`).join('; ')})
    </span>
  );
};

const holds = ({ held, opened }: RehearsedRule) =>
  held.inForce + held.draft + opened.inForce + opened.draft > 0;

/** What each rule came to on both sides. */
export const RulesTable = ({ figures }: Given) => {
  const { rules: words } = useRehearsalWords();
  const { rules } = useWords();
  const { say, pair, share } = usePair();
  const cases = { inForce: figures.cases, draft: figures.cases };
  return (
    <section aria-labelledby="by-rule">
      <h2 id="by-rule">{words.title}</h2>
      <p class="quiet">{t(words, 'help', { cases: say(figures.cases) })}</p>
      <DataTable
        caption={words.caption}
        columns={[
          { head: words.rule, cell: ({ rule }: RehearsedRule) => rules[rule].label, rowHead: true },
          {
            head: words.opened,
            cell: (one: RehearsedRule) => (
              <>
                {pair(one.opened)}
                <Severities severities={one.severities} />
              </>
            ),
            numeric: true,
          },
          { head: words.raised, cell: (one: RehearsedRule) => pair(one.raised), numeric: true },
          { head: words.held, cell: (one: RehearsedRule) => pair(one.held), numeric: true },
          { head: words.sites, cell: (one: RehearsedRule) => pair(one.sites), numeric: true },
          { head: words.found, cell: (one: RehearsedRule) => share(one.found, cases), numeric: true },
          {
            head: words.followed,
            cell: (one: RehearsedRule) => share(one.followed, one.followable),
            numeric: true,
          },
        ]}
        rows={figures.rules.filter(holds)}
        keyOf={({ rule }) => rule}
        stacked
        empty={words.quiet}
      />
    </section>
  );
};

/** Figures by day, behind the chart. */
export const DaysTable = ({ figures }: Given) => {
  const { chart } = useRehearsalWords();
  const { lang } = useSpeech();
  const { say } = usePair();
  type Row = RehearsalFigures['days'][number];
  const mean = (n: number | null) => (n === null ? '–' : formatNumber(lang, n, 1));
  return (
    <details>
      <summary>{chart.table}</summary>
      <DataTable
        caption={chart.caption}
        captionHidden
        columns={[
          { head: chart.day, cell: ({ day }: Row) => formatDay(day), rowHead: true },
          { head: chart.reports, cell: ({ reports }: Row) => say(reports), numeric: true },
          { head: chart.openedInForce, cell: ({ opened }: Row) => say(opened.inForce), numeric: true },
          { head: chart.openedDraft, cell: ({ opened }: Row) => say(opened.draft), numeric: true },
          { head: chart.readinessInForce, cell: (row: Row) => mean(row.readiness.inForce), numeric: true },
          { head: chart.readinessDraft, cell: (row: Row) => mean(row.readiness.draft), numeric: true },
        ]}
        rows={figures.days}
        keyOf={({ day }) => day}
        stacked
      />
    </details>
  );
};

type MatrixProps = { cells: RehearsalFigures['bands']; caption: string };

const Matrix = ({ cells, caption }: MatrixProps) => {
  const { standing } = useWords();
  const { sides } = useRehearsalWords();
  const { say } = usePair();
  const seen = (side: 'inForce' | 'draft') =>
    RehearsedBand.options.filter((band) => cells.some((cell) => cell[side] === band));
  const at = (inForce: RehearsedBand, draft: RehearsedBand) =>
    cells.find((cell) => cell.inForce === inForce && cell.draft === draft)?.n ?? 0;
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          head: sides.inForce,
          cell: (band: RehearsedBand) => standing.bands[band].label,
          rowHead: true,
        },
        ...seen('draft').map((draft) => ({
          head: standing.bands[draft].label,
          cell: (band: RehearsedBand) => say(at(band, draft)),
          numeric: true,
        })),
      ]}
      rows={seen('inForce')}
      keyOf={(band) => band}
      stacked
    />
  );
};

/** Bands before and after, of reports and of sites. */
export const BandsTables = ({ figures }: Given) => {
  const { bands: words } = useRehearsalWords();
  const { say } = usePair();
  return (
    <section aria-labelledby="by-band">
      <h2 id="by-band">{words.title}</h2>
      {figures.changed === 0 ? <p>{words.same}</p> : null}
      <Matrix cells={figures.bands} caption={t(words, 'days', { n: say(figures.reports) })} />
      <Matrix cells={figures.newest} caption={t(words, 'newest', { n: say(figures.reporting) })} />
    </section>
  );
};

/** The sites whose bands change on the most days. */
export const ChangedSites = ({ figures }: Given) => {
  const { sites: words, rules } = useRehearsalWords();
  const { standing } = useWords();
  const zones = useZones();
  const { say, join } = usePair();
  type Row = RehearsalFigures['most'][number];
  const newest = ({ newest: { inForce, draft } }: Row) =>
    join(standing.bands[inForce].label, standing.bands[draft].label);
  return (
    <section aria-labelledby="by-site">
      <h2 id="by-site">{words.title}</h2>
      <DataTable
        caption={t(words, 'caption', { shown: say(figures.most.length), changed: say(figures.changed) })}
        columns={[
          {
            head: words.site,
            cell: ({ siteId, name }: Row) => (
              <a class="row-link" href={href.site(siteId)}>
                {name}
              </a>
            ),
            rowHead: true,
          },
          { head: words.zone, cell: ({ zoneId }: Row) => zoneName(zones, zoneId) },
          {
            head: words.days,
            cell: ({ days, of }: Row) => t(rules, 'of', { n: say(days), of: say(of) }),
            numeric: true,
          },
          { head: words.newest, cell: newest },
        ]}
        rows={figures.most}
        keyOf={({ siteId }) => siteId}
        stacked
        empty={words.empty}
      />
    </section>
  );
};

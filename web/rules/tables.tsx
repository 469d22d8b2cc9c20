import type { Template } from '../../domain/template.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { decimalsOf } from '../../domain/texts/template-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { BandTag, FreshnessTag, ScenarioTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { Since } from './ages.tsx';
import { ParamList } from './params.tsx';
import { SourceLinks } from './sources.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;
type Props = { template: Template; words: Words };

export const Criteria = ({ template: { criteria }, words }: Props) => {
  const { lang } = useSpeech();
  const { page } = words;
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  return (
    <section>
      <h2>{page.criteriaTitle}</h2>
      <DataTable
        caption={fill(page.criteriaCaption, {
          n: String(criteria.length),
          sum: formatNumber(lang, sum, decimalsOf(sum)),
        })}
        stacked
        rows={criteria}
        keyOf={({ id }) => id}
        columns={[
          { head: page.criterion, rowHead: true, cell: ({ id }) => words.criteria[id].label },
          { head: page.how, cell: ({ id }) => words.criteria[id].help },
          {
            head: page.weight,
            numeric: true,
            cell: ({ weight }) => formatNumber(lang, weight, decimalsOf(weight)),
          },
          { head: page.source, cell: ({ source }) => <SourceLinks ids={source} words={words} /> },
          { head: page.sinceHead, cell: ({ id }) => <Since line={`criteria/${id}`} words={words} /> },
        ]}
      />
    </section>
  );
};

type Bounds = { from: string; to: string | null; isLast: boolean };

/** What a band means, with the template's own thresholds: the words that come with a band have those of 2021. */
const bandText = ({ page }: Words, { from, to, isLast }: Bounds) => {
  if (to === null) return fill(page.bandBest, { from });
  return isLast ? fill(page.bandLast, { to }) : fill(page.bandBetween, { from, to });
};

export const Bands = ({ template: { bands }, words }: Props) => {
  const { lang } = useSpeech();
  const { page } = words;
  const points = (value: number) => formatNumber(lang, value, decimalsOf(value));
  const boundsOf = (id: string): Bounds => {
    const place = bands.findIndex((band) => band.id === id);
    const above = bands[place - 1];
    return {
      from: points(bands[place]?.from ?? 0),
      to: above ? points(above.from) : null,
      isLast: place === bands.length - 1,
    };
  };
  return (
    <section>
      <h2>{page.bandsTitle}</h2>
      <DataTable
        caption={page.bandsCaption}
        stacked
        rows={bands}
        keyOf={({ id }) => id}
        columns={[
          { head: page.band, rowHead: true, cell: ({ id }) => <BandTag band={id} plain /> },
          { head: page.from, numeric: true, cell: ({ from }) => points(from) },
          { head: page.meaning, cell: ({ id }) => bandText(words, boundsOf(id)) },
          { head: page.sinceHead, cell: ({ id }) => <Since line={`bands/${id}`} words={words} /> },
        ]}
      />
    </section>
  );
};

const paramsOf = (gate: Template['gates'][number]): Readonly<Record<string, number>> =>
  'percent' in gate ? { percent: gate.percent } : {};

export const Gates = ({ template: { gates }, words }: Props) => {
  const { page } = words;
  return (
    <section>
      <h2>{page.gatesTitle}</h2>
      <DataTable
        caption={page.gatesCaption}
        stacked
        rows={gates}
        keyOf={({ id }) => id}
        columns={[
          { head: page.gate, rowHead: true, cell: ({ id }) => words.gates[id].label },
          { head: page.meaning, cell: ({ id }) => words.gates[id].help },
          {
            head: page.params,
            cell: (gate) => <ParamList line={`gates/${gate.id}`} params={paramsOf(gate)} words={words} />,
          },
          { head: page.source, cell: ({ source }) => <SourceLinks ids={source} words={words} /> },
          { head: page.sinceHead, cell: ({ id }) => <Since line={`gates/${id}`} words={words} /> },
        ]}
      />
    </section>
  );
};

const freshnesses = ['fresh', 'stale', 'unknown'] as const;
const scenarios = ['normal', 'suspected', 'case', 'outbreak'] as const;

export const Freshness = ({ words: { page, standing } }: Pick<Props, 'words'>) => (
  <section>
    <h2>{page.freshnessTitle}</h2>
    <DataTable
      caption={page.freshnessCaption}
      stacked
      rows={freshnesses}
      keyOf={(id) => id}
      columns={[
        { head: page.state, rowHead: true, cell: (id) => <FreshnessTag freshness={id} plain /> },
        { head: page.meaning, cell: (id) => standing.freshness[id].help },
      ]}
    />
  </section>
);

export const Scenarios = ({ template: { scenario }, words: { page } }: Props) => {
  const { source: _, ...marks } = scenario;
  const slots = Object.fromEntries(Object.entries(marks).map(([name, value]) => [name, String(value)]));
  return (
    <section>
      <h2>{page.scenariosTitle}</h2>
      <DataTable
        caption={fill(page.scenariosCaption, { n: String(scenario.windowDays) })}
        stacked
        rows={scenarios}
        keyOf={(id) => id}
        columns={[
          { head: page.state, rowHead: true, cell: (id) => <ScenarioTag scenario={id} plain /> },
          { head: page.meaning, cell: (id) => fill(page.scenarioMeanings[id], slots) },
        ]}
      />
    </section>
  );
};

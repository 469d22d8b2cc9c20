import type { Template } from '../../domain/template.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { BandTag, FreshnessTag, ScenarioTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
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
        caption={fill(page.criteriaCaption, { n: String(criteria.length), sum: formatNumber(lang, sum) })}
        stacked
        rows={criteria}
        keyOf={({ id }) => id}
        columns={[
          { head: page.criterion, rowHead: true, cell: ({ id }) => words.criteria[id].label },
          { head: page.how, cell: ({ id }) => words.criteria[id].help },
          { head: page.weight, numeric: true, cell: ({ weight }) => formatNumber(lang, weight) },
          { head: page.source, cell: ({ source }) => <SourceLinks ids={source} words={words} /> },
        ]}
      />
    </section>
  );
};

export const Bands = ({ template: { bands }, words: { page, standing } }: Props) => {
  const { lang } = useSpeech();
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
          { head: page.from, numeric: true, cell: ({ from }) => formatNumber(lang, from) },
          { head: page.meaning, cell: ({ id }) => standing.bands[id].help },
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
          { head: page.params, cell: (gate) => <ParamList params={paramsOf(gate)} page={page} /> },
          { head: page.source, cell: ({ source }) => <SourceLinks ids={source} words={words} /> },
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

export const Scenarios = ({ template: { scenario }, words: { page, standing } }: Props) => (
  <section>
    <h2>{page.scenariosTitle}</h2>
    <DataTable
      caption={fill(page.scenariosCaption, { n: String(scenario.windowDays) })}
      stacked
      rows={scenarios}
      keyOf={(id) => id}
      columns={[
        { head: page.state, rowHead: true, cell: (id) => <ScenarioTag scenario={id} plain /> },
        { head: page.meaning, cell: (id) => standing.scenarios[id].help },
      ]}
    />
  </section>
);

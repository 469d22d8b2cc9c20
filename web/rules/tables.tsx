import type { Band, Scenario } from '../../domain/assessment.ts';
import type { Criterion } from '../../domain/criterion.ts';
import type { Template } from '../../domain/template.ts';
import { bandMeaning, gateMeaning, paramText, scenarioMeaning } from '../../domain/texts/standing-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { bandShapes, scenarioShapes } from '../ui/shapes.tsx';
import { FreshnessTag, Tag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { Since } from './ages.tsx';
import { ParamList } from './params.tsx';
import { SourceLinks } from './sources.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;
type Props = { template: Template; words: Words };

const worthOf = (criterion: Criterion): Readonly<Record<string, number>> => {
  if (criterion.kind === 'measure') return criterion.worth;
  return criterion.kind === 'drill' ? { goneAfter: criterion.goneAfter } : {};
};

/** How a criterion is judged, with the numbers that are its own. */
const How = ({ criterion, words }: { criterion: Criterion; words: Words }) => {
  const worth = worthOf(criterion);
  return (
    <>
      {words.criteria[criterion.id].help}
      {Object.keys(worth).length === 0 ? null : (
        <ParamList line={`criteria/${criterion.id}`} params={worth} words={words} />
      )}
    </>
  );
};

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
          sum: paramText(lang, sum),
        })}
        stacked
        rows={criteria}
        keyOf={({ id }) => id}
        columns={[
          { head: page.criterion, rowHead: true, cell: ({ id }) => words.criteria[id].label },
          { head: page.how, cell: (criterion) => <How criterion={criterion} words={words} /> },
          {
            head: page.weight,
            numeric: true,
            cell: ({ weight }) => paramText(lang, weight),
          },
          { head: page.source, cell: ({ source }) => <SourceLinks ids={source} words={words} /> },
          { head: page.sinceHead, cell: ({ id }) => <Since line={`criteria/${id}`} words={words} /> },
        ]}
      />
    </section>
  );
};

/** A band without its tooltip: the column beside it says the same. */
const BandName = ({ id, words: { bands } }: { id: Band; words: Words['standing'] }) => (
  <Tag shape={bandShapes[id]} label={bands[id].label} plain />
);

export const Bands = ({ template, words }: Props) => {
  const { page, standing } = words;
  const { lang } = useSpeech();
  return (
    <section>
      <h2>{page.bandsTitle}</h2>
      <DataTable
        caption={page.bandsCaption}
        stacked
        rows={template.bands}
        keyOf={({ id }) => id}
        columns={[
          { head: page.band, rowHead: true, cell: ({ id }) => <BandName id={id} words={standing} /> },
          { head: page.from, numeric: true, cell: ({ from }) => paramText(lang, from) },
          { head: page.meaning, cell: ({ id }) => bandMeaning(standing, template, id, lang) },
          { head: page.sinceHead, cell: ({ id }) => <Since line={`bands/${id}`} words={words} /> },
        ]}
      />
    </section>
  );
};

const paramsOf = (gate: Template['gates'][number]): Readonly<Record<string, number>> =>
  'percent' in gate ? { percent: gate.percent } : {};

export const Gates = ({ template, words }: Props) => {
  const { lang } = useSpeech();
  const { page, gates } = words;
  return (
    <section>
      <h2>{page.gatesTitle}</h2>
      <DataTable
        caption={page.gatesCaption}
        stacked
        rows={template.gates}
        keyOf={({ id }) => id}
        columns={[
          { head: page.gate, rowHead: true, cell: ({ id }) => gates[id].label },
          { head: page.meaning, cell: ({ id }) => gateMeaning(gates, template, id, lang) },
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

const ScenarioName = ({ id, words: { scenarios } }: { id: Scenario; words: Words['standing'] }) => (
  <Tag shape={scenarioShapes[id]} label={scenarios[id].label} plain />
);

export const Scenarios = ({ template, words: { page, standing } }: Props) => {
  const { lang } = useSpeech();
  return (
    <section>
      <h2>{page.scenariosTitle}</h2>
      <DataTable
        caption={fill(page.scenariosCaption, { n: paramText(lang, template.scenario.windowDays) })}
        stacked
        rows={scenarios}
        keyOf={(id) => id}
        columns={[
          { head: page.state, rowHead: true, cell: (id) => <ScenarioName id={id} words={standing} /> },
          { head: page.meaning, cell: (id) => scenarioMeaning(standing, template, id, lang) },
        ]}
      />
    </section>
  );
};

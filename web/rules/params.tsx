import { formatNumber } from '../../domain/texts/format.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { decimalsOf } from './rule-slots.ts';
import { SourceLinks } from './sources.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;
type Params = Readonly<Record<string, number>>;

const namesOf = (page: Words['page']): Readonly<Record<string, string>> => page.names;

/** The parameters of one rule or gate: name and value, one to a line. */
export const ParamList = ({ params, page }: { params: Params; page: Words['page'] }) => {
  const { lang } = useSpeech();
  const entries = Object.entries(params);
  if (entries.length === 0) return <>–</>;
  return (
    <ul class="params">
      {entries.map(([name, value]) => (
        <li key={name}>
          {namesOf(page)[name] ?? name}:{' '}
          <span class="num">{formatNumber(lang, value, decimalsOf(value))}</span>
        </li>
      ))}
    </ul>
  );
};

type TableProps = {
  title: string;
  caption: string;
  params: Params;
  source: readonly string[];
  words: Words;
};

/** Parameters that belong to no single rule, as a table of their own. */
export const ParamTable = ({ title, caption, params, source, words }: TableProps) => {
  const { lang } = useSpeech();
  const { page } = words;
  return (
    <section class="narrow">
      <h2>{title}</h2>
      <DataTable
        caption={caption}
        rows={Object.entries(params)}
        keyOf={([name]) => name}
        columns={[
          { head: page.parameter, rowHead: true, cell: ([name]) => namesOf(page)[name] ?? name },
          {
            head: page.value,
            numeric: true,
            cell: ([, value]) => formatNumber(lang, value, decimalsOf(value)),
          },
        ]}
      />
      <p class="row quiet">
        {page.source}: <SourceLinks ids={source} words={words} />
      </p>
    </section>
  );
};

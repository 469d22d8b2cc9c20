import { paramText } from '../../domain/texts/standing-text.ts';
import { placeText } from '../../domain/texts/template-text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { Since, useTemplateSpeech } from './ages.tsx';
import { SourceLinks } from './sources.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;
type Value = number | readonly number[];
type Params = Readonly<Record<string, Value>>;

const useValueText = () => {
  const { lang } = useSpeech();
  const text = (value: number) => paramText(lang, value);
  return (value: Value) => (typeof value === 'number' ? text(value) : value.map(text).join(', '));
};

/** The parameters of one line: name and value, one under the other. */
export const ParamList = ({ line, params, words }: { line: string; params: Params; words: Words }) => {
  const speech = useTemplateSpeech(words);
  const text = useValueText();
  const entries = Object.entries(params);
  if (entries.length === 0) return <>–</>;
  return (
    <ul class="params">
      {entries.map(([name, value]) => (
        <li key={name}>
          {placeText(speech, line, name)}: <span class="num">{text(value)}</span>
        </li>
      ))}
    </ul>
  );
};

type TableProps = {
  title: string;
  caption: string;
  /** The part of the template that they are. */
  part: string;
  params: Params;
  source: readonly string[];
  words: Words;
};

/** Parameters that belong to no single rule, as a table of their own. */
export const ParamTable = ({ title, caption, part, params, source, words }: TableProps) => {
  const speech = useTemplateSpeech(words);
  const text = useValueText();
  const { page } = words;
  return (
    <section class="narrow">
      <h2>{title}</h2>
      <DataTable
        caption={caption}
        stacked
        rows={Object.entries(params)}
        keyOf={([name]) => name}
        columns={[
          {
            head: page.parameter,
            rowHead: true,
            cell: ([name]) => placeText(speech, `${part}/${name}`, ''),
          },
          { head: page.value, numeric: true, cell: ([, value]) => text(value) },
          { head: page.sinceHead, cell: ([name]) => <Since line={`${part}/${name}`} words={words} /> },
        ]}
      />
      <p class="row quiet">
        {page.source}: <SourceLinks ids={source} words={words} />
        <span>
          {page.sinceHead}: <Since line={`${part}/source`} words={words} />
        </span>
      </p>
    </section>
  );
};

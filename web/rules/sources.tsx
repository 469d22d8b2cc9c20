import type { Source } from '../../domain/template.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Since } from './ages.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;

type Named = Readonly<Record<string, { label: string; help: string }>>;

/** The words of a source that came with data: the dictionary's, or what the data says of itself. */
const wordsOf = (named: Named, { id, title }: Pick<Source, 'id' | 'title'>) =>
  named[id] ?? { label: id, help: title };

/** The source of the pack's own numbers: ids of documents as the dictionary has them, or a sentence that stands as it is. */
export const sourceText = ({ sources }: Pick<Words, 'sources'>, source: string): string => {
  const named: Named = sources;
  const helps = source.split(', ').flatMap((id) => named[id]?.help ?? []);
  return helps.length === source.split(', ').length ? helps.join('; ') : source;
};

/** Sources, each a link into the list at the foot of the page. */
export const SourceLinks = ({ ids, words }: { ids: readonly string[]; words: Words }) => (
  <span class="row">
    {ids.map((id) => (
      <a key={id} class="source" href={`#source-${id}`}>
        {wordsOf(words.sources, { id, title: id }).label}
      </a>
    ))}
  </span>
);

const periodOf = ({ from, to }: Source, page: Words['page']) =>
  [from ? fill(page.since, { day: formatDay(from) }) : '', to ? fill(page.until, { day: formatDay(to) }) : '']
    .filter(Boolean)
    .join(' ') || page.unknownDate;

/** Every document that the criteria rest on, with its dates: rules of 2021 are templates with dates, not living law. */
export const SourcesTable = ({ sources, words }: { sources: readonly Source[]; words: Words }) => {
  const { page } = words;
  return (
    <section>
      <h2>{page.sourcesTitle}</h2>
      <DataTable
        caption={page.sourcesCaption}
        stacked
        rows={sources}
        keyOf={({ id }) => id}
        columns={[
          {
            head: page.source,
            rowHead: true,
            cell: (source) => <span id={`source-${source.id}`}>{wordsOf(words.sources, source).label}</span>,
          },
          { head: page.document, cell: (source) => wordsOf(words.sources, source).help },
          { head: page.period, cell: (source) => periodOf(source, page) },
          { head: page.status, cell: ({ status }) => page[status] },
          { head: page.sinceHead, cell: ({ id }) => <Since line={`source/${id}`} words={words} /> },
        ]}
      />
    </section>
  );
};

import { useEffect, useState } from 'preact/hooks';
import type { FormDefinition } from '../../domain/form-definition.ts';
import type { FormEntry } from '../../domain/form-entry.ts';
import { formRoutes } from '../../domain/form-routes.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { bandText, totalText } from '../forms/form-outcome.tsx';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { useFormsWords } from './forms-words.tsx';

type Listed = { items: readonly FormEntry[]; cursor: string | null };

/** What a site handed in of a form before, page by page; `sent` counts what was handed in here, and reads anew. */
const useEntries = (siteId: string, formId: string, sent: number) => {
  const [listed, setListed] = useState<Listed | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = async (before: readonly FormEntry[], cursor: string | null) => {
    setFailure(null);
    const query = { limit: '10', ...(cursor && { cursor }) };
    const answer = await call(formRoutes.listFormEntries, { params: { siteId, formId }, query });
    if (answer.kind === 'reply')
      setListed({ items: [...before, ...answer.reply.items], cursor: answer.reply.cursor });
    else if (answer.kind !== 'unchanged') setFailure(answer);
  };
  useEffect(() => void read([], null), [siteId, formId, sent]);
  const more = () => void read(listed?.items ?? [], listed?.cursor ?? null);
  return { listed, failure, again: () => void read([], null), more };
};

type EntriesProps = { siteId: string; form: FormDefinition; sent: number };

/** The forms handed in before, each with what it came to then. */
export const FormEntries = ({ siteId, form, sent }: EntriesProps) => {
  const { forms } = useFormsWords();
  const { lang } = useSpeech();
  const { listed, failure, again, more } = useEntries(siteId, form.id, sent);
  if (failure) return <ProblemNotice failure={failure} onRetry={again} />;
  if (listed === null) return <Spinner />;
  return (
    <>
      <DataTable
        caption={fill(forms.historyOf, { title: form.title[lang] })}
        columns={[
          { head: forms.columns.day, cell: ({ assessedOn }) => formatDay(assessedOn), rowHead: true },
          { head: forms.columns.result, cell: ({ result }) => totalText(form, result, lang) },
          { head: forms.columns.band, cell: ({ result }) => bandText(form, result.band, lang) },
          { head: forms.columns.run, cell: ({ result }) => forms.runs[result.mayRun ?? 'none'] },
          { head: forms.columns.by, cell: ({ by }) => by.name },
          { head: forms.columns.at, cell: ({ at }) => formatMoment(at) },
          { head: forms.columns.version, numeric: true, cell: ({ version }) => version },
        ]}
        rows={listed.items}
        keyOf={({ at, by }) => `${at} ${by.member}`}
        empty={forms.historyNone}
        stacked
      />
      {listed.cursor ? (
        <Button look="secondary" onClick={more}>
          {forms.more}
        </Button>
      ) : null}
    </>
  );
};

import { useState } from 'preact/hooks';
import { formRoutes, type ListedForm } from '../../domain/form-routes.ts';
import type { FormVersion } from '../../domain/form-version.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { goTo, href } from './address.ts';
import { FormLoad } from './form-load.tsx';
import { FormPage } from './form-page.tsx';
import { useFormPageWords, withFormWords } from './form-words.tsx';
import { useList } from './use-list.ts';
import { useWords } from './words.ts';

const FormsTable = ({ items }: { items: readonly ListedForm[] }) => {
  const { forms } = useFormPageWords();
  const { lang } = useSpeech();
  return (
    <DataTable
      caption={forms.caption}
      columns={[
        {
          head: forms.columns.title,
          rowHead: true,
          cell: ({ formId, version, title }) => (
            <a class="row-link" href={href.form(formId, version)}>
              {title[lang]}
            </a>
          ),
        },
        { head: forms.columns.version, numeric: true, cell: ({ version }) => version },
        { head: forms.columns.from, cell: ({ effectiveFrom }) => formatDay(effectiveFrom) },
        {
          head: forms.columns.standing,
          cell: ({ standing }) =>
            standing === 'in-force' || standing === 'draft' ? (
              <strong>{forms.standings[standing]}</strong>
            ) : (
              forms.standings[standing]
            ),
        },
        {
          head: forms.columns.entry,
          cell: ({ entry, indices }) => fill(forms.entries[entry], { n: String(indices) }),
        },
        {
          head: forms.columns.by,
          cell: ({ origin, authorName }) => (origin === 'pack' ? forms.ofPack : (authorName ?? '–')),
        },
      ]}
      rows={items}
      keyOf={({ formId, version }) => `${formId} ${version}`}
      empty={forms.empty}
      stacked
    />
  );
};

const FormList = ({ onLoaded }: { onLoaded: (form: FormVersion) => void }) => {
  const { forms } = useFormPageWords();
  const { page } = useWords();
  const { items, failure, more, refresh } = useList<ListedForm>(
    'forms',
    ({ formId, version }) => `${formId} ${version}`,
    (signal) => (cursor, etag) =>
      call(formRoutes.listForms, { query: { ...(cursor && { cursor }) }, ...(etag && { etag }), signal }),
  );
  return (
    <>
      <p>{forms.intro}</p>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {items === null && failure === null ? <Spinner /> : null}
      {items ? <FormsTable items={items} /> : null}
      {more ? (
        <p>
          <Button look="secondary" onClick={more}>
            {page.more}
          </Button>
        </p>
      ) : null}
      <FormLoad onLoaded={onLoaded} />
    </>
  );
};

const View = ({ search }: { search: string }) => {
  const { forms } = useFormPageWords();
  const { lang } = useSpeech();
  const [loaded, setLoaded] = useState<FormVersion | null>(null);
  const asked = new URLSearchParams(search);
  const [formId, version] = [asked.get('form'), asked.get('version')];
  const onLoaded = (form: FormVersion) => {
    const { id, version: n } = form.definition;
    setLoaded(form);
    goTo(href.form(id, n));
  };
  if (!formId || !version) return <FormList onLoaded={onLoaded} />;
  const isNew = loaded?.definition.id === formId && String(loaded.definition.version) === version;
  const said = isNew ? fill(forms.saved, { n: version, title: loaded.definition.title[lang] }) : null;
  return <FormPage key={`${formId} ${version}`} formId={formId} version={version} said={said} />;
};

/** Self-assessment forms: their versions, how to load one from a file, and each of them. */
export const Forms = withFormWords<{ search: string }>(View);

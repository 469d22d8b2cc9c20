import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../../domain/me.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { call } from '../api.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { href } from './address.ts';
import { TemplateEditor } from './template-editor.tsx';
import { TemplateList } from './template-list.tsx';
import { TemplatePage } from './template-page.tsx';
import { useTemplateWords, withTemplateWords } from './template-words.tsx';
import { useList } from './use-list.ts';

type Change = (changes: Readonly<Record<string, string>>) => void;
type Said = { tone: 'good' | 'warning'; text: string };
type ViewProps = { me: Me; search: string; change: Change; onDecided: () => void };

const pollMs = 30_000;

const useVersions = () =>
  useList<TemplateVersion>(
    'templates',
    ({ template }) => template.id,
    (signal) => (cursor, etag) =>
      call(templateRoutes.listTemplates, {
        query: { ...(cursor && { cursor }) },
        ...(etag && { etag }),
        signal,
      }),
    pollMs,
  );

type OneProps = ViewProps & {
  versions: readonly TemplateVersion[];
  version: TemplateVersion;
  onSaid: (said: Said) => Promise<void>;
};

const One = ({ me, search, change, versions, version, onSaid }: OneProps) => {
  const { id } = version.template;
  const canEdit = version.origin === 'province' && ['draft', 'returned'].includes(version.state);
  const isEdited = new URLSearchParams(search).get('edit') === '1' && canEdit;
  const told = (said: Said) => {
    if (said.text === '') return void onSaid(said);
    change({ edit: '' });
    void onSaid(said);
    scrollTo(0, 0);
  };
  if (isEdited)
    return (
      <TemplateEditor
        key={`edit ${id} ${version.writes}`}
        version={version}
        versions={versions}
        onSaved={(text) => told({ tone: 'good', text })}
        onLeave={() => change({ edit: '' })}
        onStale={() => void onSaid({ tone: 'warning', text: '' })}
      />
    );
  return (
    <TemplatePage
      key={id}
      me={me}
      version={version}
      versions={versions}
      canEdit={canEdit}
      onEdit={() => change({ edit: '1' })}
      onTold={told}
    />
  );
};

const View = (props: ViewProps) => {
  const { search, onDecided } = props;
  const { templates: texts } = useTemplateWords();
  const { items, failure, more, refresh } = useVersions();
  const [said, setSaid] = useState<Said | null>(null);
  const id = new URLSearchParams(search).get('template');
  const version = items?.find(({ template }) => template.id === id);
  // A version that is asked for may be further down than what was read.
  useEffect(() => {
    if (id !== null && version === undefined) more?.();
  }, [id, version, items]);
  const tell = (next: Said) => {
    setSaid(next.text === '' ? null : next);
    onDecided();
    return refresh();
  };
  return (
    <>
      {id === null ? null : (
        <p>
          <a class="row-link" href={href.templates} onClick={() => setSaid(null)}>
            {texts.back}
          </a>
        </p>
      )}
      {said ? (
        <Notice tone={said.tone} live="status">
          {said.text}
        </Notice>
      ) : null}
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {items === null && failure === null ? <Spinner /> : null}
      {items && id === null ? <TemplateList versions={items} more={more} onTold={tell} {...props} /> : null}
      {items && id !== null && version ? (
        <One {...props} versions={items} version={version} onSaid={tell} />
      ) : null}
      {items && id !== null && version === undefined && more === null ? <p>{texts.missing}</p> : null}
    </>
  );
};

/** The versions of the province's criteria: written, previewed, handed in and decided. */
export const Templates = withTemplateWords<ViewProps>(View);

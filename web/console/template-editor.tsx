import { templateChanges } from '../../domain/template-changes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TemplateChanges } from '../ui/template-changes.tsx';
import { TemplateSections } from './template-sections.tsx';
import { TemplateSources } from './template-sources.tsx';
import { followedBy } from './template-standing.tsx';
import { readTemplate } from './template-typed.ts';
import { useTemplateSpeech, useTemplateWords } from './template-words.tsx';
import { type TemplateDraftState, useTemplateDraft } from './use-template-draft.ts';
import { useWords } from './words.ts';

type EditorProps = {
  version: TemplateVersion;
  versions: readonly TemplateVersion[];
  onSaved: (said: string) => void;
  onLeave: () => void;
  onStale: () => void;
};

/** What this device keeps, and what others did meanwhile. */
const KeptNotice = ({ draft, version }: { draft: TemplateDraftState; version: TemplateVersion }) => {
  const { templates } = useTemplateWords();
  if (draft.isOvertaken) {
    const when = version.draftedAt ? formatMoment(version.draftedAt) : '–';
    return (
      <Notice tone="warning" live="alert">
        <p>{fill(templates.overtaken, { who: version.authorName ?? '–', when })}</p>
        <p class="row">
          <Button look="secondary" onClick={draft.keepMine}>
            {templates.keepMine}
          </Button>
          <Button look="secondary" onClick={draft.discard}>
            {templates.takeTheirs}
          </Button>
        </p>
      </Notice>
    );
  }
  if (!draft.isKept) return null;
  return (
    <Notice>
      <p>{templates.keptHere}</p>
      <Button look="secondary" onClick={draft.discard}>
        {templates.discard}
      </Button>
    </Notice>
  );
};

/** What the draft changes as it is typed now, as far as it can be read. */
const LiveChanges = ({
  draft,
  version,
  versions,
}: Pick<EditorProps, 'version' | 'versions'> & { draft: TemplateDraftState }) => {
  const { templates } = useTemplateWords();
  const speech = useTemplateSpeech();
  const { template } = readTemplate(draft.typed);
  const before = template && followedBy(versions, { ...version, template });
  if (template === null || before === null) return null;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{templates.changes}</h2>
      <TemplateChanges speech={speech} before={before} changes={templateChanges(before, template)} />
    </section>
  );
};

/** Edits a draft: everything that people change, judged when it is saved, and told beside what is in force. */
export const TemplateEditor = ({ version, versions, onSaved, onLeave, onStale }: EditorProps) => {
  const { ui } = useWords();
  const { templates } = useTemplateWords();
  const draft = useTemplateDraft({
    version,
    onSaved: (id) => onSaved(fill(templates.saved, { id })),
    onStale,
  });
  const { errors, attempt, failure, busy } = draft.sending;
  const { id, version: number } = version.template;
  return (
    <form noValidate onSubmit={(event) => void draft.save(event)}>
      <h2>{fill(templates.versionName, { id, version: String(number) })}</h2>
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void draft.save()} /> : null}
      <KeptNotice draft={draft} version={version} />
      <TemplateSections draft={draft} />
      <TemplateSources draft={draft} />
      <LiveChanges draft={draft} version={version} versions={versions} />
      <p class="row">
        <Button submit disabled={busy}>
          {busy ? ui.working : templates.save}
        </Button>
        <Button look="secondary" onClick={onLeave}>
          {templates.leave}
        </Button>
      </p>
    </form>
  );
};

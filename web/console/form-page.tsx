import { useState } from 'preact/hooks';
import { formRoutes } from '../../domain/form-routes.ts';
import type { FormStanding, FormVersion } from '../../domain/form-version.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { saveFile } from '../check-in/save-file.ts';
import { FormSourceLines } from '../forms/form-outcome.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { goTo, href } from './address.ts';
import { FormDecisionForm } from './form-decision.tsx';
import { FormFacts, FormRules } from './form-facts.tsx';
import { keptFile } from './form-file.ts';
import { FormTry } from './form-try.tsx';
import { useFormPageWords } from './form-words.tsx';
import { readOf } from './read.ts';
import { useReply } from './use-reply.ts';

/** The file of a version, or one that says the same: to keep, and to go on from. */
const FileOf = ({ form, file }: { form: FormVersion; file: string }) => {
  const { forms } = useFormPageWords();
  const { id, version } = form.definition;
  const goOn = () => {
    keptFile.keep(file);
    goTo(href.forms);
  };
  return (
    <p class="row">
      <Button look="secondary" onClick={() => saveFile(`${id}-${version}.yaml`, 'application/yaml', file)}>
        {forms.download}
      </Button>
      <Button look="secondary" onClick={goOn}>
        {forms.goOn}
      </Button>
    </p>
  );
};

type FormReply = { form: FormVersion; standing: FormStanding; file: string | null };

type PageProps = {
  formId: string;
  version: string;
  /** What has just been done to it, on the way here. */
  said: string | null;
};

/** One version of a form: what it says, how a site will see it, and the decision that it waits for. */
export const FormPage = ({ formId, version, said: before }: PageProps) => {
  const { forms } = useFormPageWords();
  const { lang } = useSpeech();
  const [said, say] = useState<{ text: string; isLost: boolean } | null>(
    before === null ? null : { text: before, isLost: false },
  );
  const { value, failure, refresh } = useReply<FormReply>(`${formId} ${version}`, async (_, signal) =>
    readOf(await call(formRoutes.getForm, { params: { formId }, query: { version }, signal })),
  );
  const tell = (text: string, isLost = false) => {
    say({ text, isLost });
    void refresh();
    document.getElementById('main')?.focus();
    scrollTo(0, 0);
  };
  const decided = ({ state, definition }: FormVersion) =>
    tell(
      fill(state === 'approved' ? forms.approved : forms.returned, {
        n: String(definition.version),
        day: formatDay(definition.effectiveFrom),
      }),
    );
  return (
    <>
      <p>
        <a class="row-link" href={href.forms}>
          {forms.back}
        </a>
      </p>
      {said ? (
        <Notice tone={said.isLost ? 'warning' : 'good'} live="status">
          <p class="num">{said.text}</p>
        </Notice>
      ) : null}
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {value === null && failure === null ? <Spinner /> : null}
      {value ? (
        <>
          <h2>{value.form.definition.title[lang]}</h2>
          <FormFacts form={value.form} standing={value.standing} />
          <FormSourceLines form={value.form.definition} />
          <FileOf form={value.form} file={value.file ?? JSON.stringify(value.form.definition, null, 2)} />
          <FormRules form={value.form.definition} />
          {value.form.state === 'draft' ? (
            <>
              <h2>{forms.decideTitle}</h2>
              <FormDecisionForm
                key={value.form.writes}
                form={value.form}
                onDone={decided}
                onLost={() => tell(forms.lost, true)}
              />
            </>
          ) : null}
          <h2>{forms.preview}</h2>
          <p class="quiet">{forms.previewHelp}</p>
          <FormTry key={value.form.writes} form={value.form.definition} />
        </>
      ) : null}
    </>
  );
};

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import type { FormDefinition } from '../../domain/form-definition.ts';
import type { FormEntry } from '../../domain/form-entry.ts';
import { formRoutes } from '../../domain/form-routes.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { formatDay, formatTime } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Cover2194 } from '../forms/cover-2194.tsx';
import { FormFields } from '../forms/form-fields.tsx';
import { FormOutcome, FormSourceLines } from '../forms/form-outcome.tsx';
import { useFormWords } from '../forms/form-words.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { FormEntries } from './form-entries.tsx';
import { formKept } from './form-kept.ts';
import { toneOf } from './form-result.ts';
import { FormToPlan } from './form-to-plan.tsx';
import { useFormsWords, withFormsWords } from './forms-words.tsx';
import { Screen } from './screen.tsx';
import { useFormEntry } from './use-form-entry.ts';

/** The form whose percentage the plan asks for too. */
const formOfPlan = '2194';

type Reading = { forms: readonly FormDefinition[] } | { failure: Failure } | null;

/** The forms in force today, each with its definition. */
const readForms = async (): Promise<Reading> => {
  const listed = await call(formRoutes.listForms, { query: { limit: '200' } });
  if (listed.kind === 'unchanged') return null;
  if (listed.kind !== 'reply') return { failure: listed };
  const inForce = listed.reply.items.filter(({ standing }) => standing === 'in-force');
  const read = await Promise.all(
    inForce.map(({ formId, version }) =>
      call(formRoutes.getForm, { params: { formId }, query: { version: String(version) } }),
    ),
  );
  const forms: FormDefinition[] = [];
  for (const answer of read) {
    if (answer.kind === 'reply') forms.push(answer.reply.form.definition);
    else if (answer.kind !== 'unchanged') return { failure: answer };
  }
  return { forms };
};

type FillProps = {
  siteId: string;
  form: FormDefinition;
  onSent: (entry: FormEntry) => void;
  onOtherVersion: (day: Day) => void;
};

/** A form made from its definition, kept as it is typed. */
const Filling = ({ siteId, form, onSent, onOtherVersion }: FillProps) => {
  const { forms } = useFormsWords();
  const { today } = useDesk();
  const entry = useFormEntry({ siteId, form, today, onSent, onOtherVersion });
  const { typed, errors, attempt, failure, busy, isKept } = entry;
  const submit = (event: Event) => {
    event.preventDefault();
    void entry.send();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {isKept ? (
        <p class="quiet">
          {forms.kept}{' '}
          <button type="button" class="link" onClick={entry.drop}>
            {forms.drop}
          </button>
        </p>
      ) : null}
      <FormFields
        form={form}
        typed={typed}
        errors={new Map(errors.map(({ field, message }) => [field, message]))}
        onChange={entry.change}
      />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void entry.send()} /> : null}
      <Button big submit disabled={busy}>
        {busy ? forms.sending : forms.send}
      </Button>
    </form>
  );
};

/** What has just been handed in and what it comes to; takes the focus. */
const Sent = ({ siteId, form, entry }: { siteId: string; form: FormDefinition; entry: FormEntry }) => {
  const { forms } = useFormsWords();
  const { resultTitle } = useFormWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'start' });
  }, [entry]);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone={toneOf(entry.result)} title={resultTitle} live="status">
        <p class="num">{fill(forms.sent, { time: formatTime(entry.at) })}</p>
        <FormOutcome form={form} result={entry.result} />
        {form.id === formOfPlan ? <FormToPlan siteId={siteId} entry={entry} /> : null}
      </Notice>
    </div>
  );
};

type SectionProps = Omit<FillProps, 'onSent'>;

const FormSection = ({ siteId, form, onOtherVersion }: SectionProps) => {
  const { forms } = useFormsWords();
  const { lang } = useSpeech();
  const [isOpen, open] = useState(formKept.read(siteId, form.id) !== null);
  const [sent, setSent] = useState<{ entry: FormEntry; count: number } | null>(null);
  const title = form.title[lang];
  const onSent = (entry: FormEntry) => {
    setSent({ entry, count: (sent?.count ?? 0) + 1 });
    open(false);
  };
  return (
    <section aria-labelledby={`title-${form.id}`}>
      <h2 id={`title-${form.id}`}>{title}</h2>
      <p class="quiet num">
        {fill(forms.version, { n: String(form.version), day: formatDay(form.effectiveFrom) })}
      </p>
      {form.intro ? <p>{form.intro[lang]}</p> : null}
      <FormSourceLines form={form} />
      {sent ? <Sent siteId={siteId} form={form} entry={sent.entry} /> : null}
      {isOpen ? (
        <Filling siteId={siteId} form={form} onSent={onSent} onOtherVersion={onOtherVersion} />
      ) : (
        <p>
          <Button onClick={() => open(true)}>{fill(forms.fillNamed, { title })}</Button>
        </p>
      )}
      <h3>{forms.history}</h3>
      <FormEntries siteId={siteId} form={form} sent={sent?.count ?? 0} />
    </section>
  );
};

const View = ({ detail }: { detail: SiteDetail }) => {
  const { forms: words } = useFormsWords();
  const [reading, setReading] = useState<Reading>(null);
  const [isRenewed, renew] = useState(false);
  const { siteId, name } = detail.site;
  const [isCover, showCover] = useState(false);
  const read = () => void readForms().then(setReading);
  useEffect(read, []);
  /** The version of the day that was entered takes the place of today’s; what was typed stays. */
  const onOtherVersion = async (formId: string, day: Day) => {
    const answer = await call(formRoutes.getForm, { params: { formId }, query: { day } });
    if (answer.kind === 'unchanged') return;
    if (answer.kind !== 'reply') return setReading({ failure: answer });
    const { definition } = answer.reply.form;
    renew(true);
    setReading((was) =>
      was && 'forms' in was ? { forms: was.forms.map((one) => (one.id === formId ? definition : one)) } : was,
    );
  };
  const cover = <Cover2194 detail={detail} isOpen={isCover} onOpen={showCover} />;
  if (isCover) return <Screen name={name}>{cover}</Screen>;
  return (
    <Screen title={words.title} intro={words.intro} name={name}>
      {cover}
      {isRenewed ? (
        <Notice tone="warning" live="status">
          {words.renewed}
        </Notice>
      ) : null}
      {reading === null ? <Spinner /> : null}
      {reading && 'failure' in reading ? <ProblemNotice failure={reading.failure} onRetry={read} /> : null}
      {reading && 'forms' in reading && reading.forms.length === 0 ? (
        <EmptyState>{words.none}</EmptyState>
      ) : null}
      {reading && 'forms' in reading
        ? reading.forms.map((form) => (
            <FormSection
              key={`${form.id} ${form.version}`}
              siteId={siteId}
              form={form}
              onOtherVersion={(day) => void onOtherVersion(form.id, day)}
            />
          ))
        : null}
    </Screen>
  );
};

/** Self-assessment: the forms in force, each to be filled in, and what was handed in before. */
export const FormsView = withFormsWords<{ detail: SiteDetail }>(View);

import { useState } from 'preact/hooks';
import { measures } from '../../domain/answers.ts';
import { dayOf } from '../../domain/day.ts';
import {
  type Inspectable,
  type Inspection,
  InspectionRequest,
  inspectedCounts,
} from '../../domain/inspected.ts';
import { inspectionRoutes } from '../../domain/inspection-routes.ts';
import { inspectionRules } from '../../domain/pack/inspections.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { templateInForce } from '../../domain/template.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { sessions } from '../session.ts';
import { useTemplates } from '../templates.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { CheckField, ChoiceField } from '../ui/choice-field.tsx';
import { CountField } from '../ui/count-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { DayField, TextArea } from '../ui/text-field.tsx';
import { href } from './address.ts';
import {
  beginInspection,
  inspectableUnder,
  isUntouched,
  makeInspectionKept,
  noShuttle,
  readInspection,
  tooManyPeople,
} from './inspect-typed.ts';
import { InspectionGapView } from './inspection-gap.tsx';
import { readOf } from './read.ts';
import { useReply } from './use-reply.ts';
import { useSending } from './use-sending.ts';
import { useVisitWords, withVisitWords } from './visit-words.ts';
import { useWords } from './words.ts';

const keptHere = () => makeInspectionKept(localStorage, sessions.owner() ?? '');

/** What is being recorded at a site, kept on the device with each key that is pressed. */
const useTyped = (siteId: string) => {
  const [kept] = useState(keptHere);
  const begun = () => beginInspection(dayOf(now()), crypto.randomUUID());
  const [typed, setTyped] = useState(() => kept.read(siteId) ?? begun());
  const set = (change: Partial<typeof typed>) => {
    // Other words are another submission.
    const next = { ...typed, ...change, key: crypto.randomUUID() };
    setTyped(next);
    kept.keep(siteId, next);
  };
  const clear = () => {
    kept.forget(siteId);
    setTyped(begun());
  };
  return { typed, set, clear, forget: () => kept.forget(siteId) };
};
type Typed = ReturnType<typeof useTyped>;

type ItemsProps = {
  asked: readonly Inspectable[];
  typed: Typed['typed'];
  put: (item: Inspectable, text: string) => void;
  errorAt: (item: string) => string | undefined;
};

const Counts = ({ asked, typed, put, errorAt }: ItemsProps) => {
  const { answers } = useWords();
  const { visits } = useVisitWords();
  const isNone = typed.items['shuttleLoad'] === noShuttle;
  return (
    <fieldset class="group">
      <legend>{visits.form.counts}</legend>
      {inspectedCounts.map((item) =>
        !asked.includes(item) || (item === 'shuttleLoad' && isNone) ? null : (
          <CountField
            key={item}
            name={item}
            label={answers[item].label}
            help={item === 'vaccinated' ? visits.form.vaccinatedHelp : undefined}
            optional
            error={errorAt(item)}
            value={typed.items[item] ?? ''}
            onInput={(text) => put(item, text)}
          />
        ),
      )}
      <CheckField
        name="no-shuttle"
        label={visits.form.noShuttle}
        checked={isNone}
        onCheck={(checked) => put('shuttleLoad', checked ? noShuttle : '')}
      />
    </fieldset>
  );
};

const Looked = ({ typed, put, errorAt }: Omit<ItemsProps, 'asked'>) => {
  const { answers, measures: labels } = useWords();
  const { visits } = useVisitWords();
  const { notLooked, onDuty, offDuty, team } = visits.form;
  const kept = (['all', 'some', 'none', 'n/a'] as const).map((value) => ({ value, label: labels[value] }));
  const field = (item: Inspectable, label: string) => ({
    ...{ name: item, label, error: errorAt(item), value: typed.items[item] ?? '' },
    onPick: (value: string) => put(item, value),
  });
  return (
    <fieldset class="group">
      <legend>{visits.form.measures}</legend>
      {measures.map((item) => (
        <ChoiceField
          key={item}
          {...field(item, answers[item].label)}
          options={[{ value: '', label: notLooked }, ...kept]}
        />
      ))}
      <ChoiceField
        {...field('safetyTeamOnDuty', team)}
        options={[
          { value: '', label: notLooked },
          { value: 'yes', label: onDuty },
          { value: 'no', label: offDuty },
        ]}
      />
    </fieldset>
  );
};

type FormProps = { siteId: string; workforce: number; onDone: (inspection: Inspection) => void };

const Form = ({ siteId, workforce, onDone }: FormProps) => {
  const words = useWords();
  const { form } = useVisitWords().visits;
  const { typed, set, clear, forget } = useTyped(siteId);
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const asked = inspectableUnder(templateInForce(useTemplates(), typed.day));
  const put = (item: Inspectable, text: string) => set({ items: { ...typed.items, [item]: text } });
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) return;
    const read = readInspection(words, typed, asked);
    if (!read.ok) return refuse(read.errors);
    const body = InspectionRequest.safeParse(read.request);
    if (!body.success)
      return refuse(
        body.error.issues.map(({ path, message }) => ({
          field: String(path.at(-1) ?? ''),
          message: new Map(Object.entries(words.faults)).get(message) ?? words.faults.missing,
        })),
      );
    const tooMany = tooManyPeople(words.answers, form.implausible, body.data.answers, workforce);
    if (tooMany.length > 0) return refuse(tooMany);
    const headers = { 'idempotency-key': typed.key };
    const answer = await send(() =>
      call(inspectionRoutes.createInspection, { params: { siteId }, headers, body: body.data }),
    );
    if (answer.kind !== 'reply') return;
    forget();
    onDone(answer.reply);
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <p>{form.intro}</p>
      <DayField
        name="day"
        label={form.day}
        help={t(form, 'dayHelp', { n: String(inspectionRules.fileWithinDays) })}
        error={errorAt('day')}
        value={typed.day}
        onInput={(day) => set({ day })}
      />
      <Counts asked={asked} typed={typed} put={put} errorAt={errorAt} />
      <Looked typed={typed} put={put} errorAt={errorAt} />
      <TextArea
        name="note"
        label={form.note}
        help={form.noteHelp}
        optional
        maxLength={500}
        error={errorAt('note')}
        value={typed.note}
        onInput={(note) => set({ note })}
      />
      <p class="quiet">{form.again}</p>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
      {isUntouched(typed) ? null : (
        <p role="status">
          {form.kept}{' '}
          <button type="button" class="link" onClick={clear}>
            {form.drop}
          </button>
        </p>
      )}
      <Button big submit disabled={busy}>
        {busy ? words.ui.working : form.send}
      </Button>
    </form>
  );
};

const nothingFor = { n: String(inspectionRules.compareWithinDays) };

const Done = ({ inspection }: { inspection: Inspection }) => {
  const { result } = useVisitWords().visits;
  const { siteId, day, gap } = inspection;
  const { comparedTo } = gap;
  const compared = comparedTo && {
    ...{ day: formatDay(comparedTo.day), revision: String(comparedTo.revision) },
  };
  return (
    <>
      <Notice tone="good" live="status" title={t(result, 'title', { day: formatDay(day) })}>
        <p>{compared ? t(result, 'compared', compared) : t(result, 'none', nothingFor)}</p>
      </Notice>
      {comparedTo ? <InspectionGapView gap={gap} /> : null}
      <p class="row">
        <ButtonLink href={href.visits}>{result.toList}</ButtonLink>
        <ButtonLink href={href.site(siteId)} look="secondary">
          {result.toSite}
        </ButtonLink>
      </p>
    </>
  );
};

const Inspect = ({ siteId }: { siteId: string }) => {
  const [done, setDone] = useState<Inspection | null>(null);
  const { value, failure, refresh } = useReply<SiteDetail>(siteId, async (_, signal) =>
    readOf(await call(siteRoutes.getSite, { params: { siteId }, signal })),
  );
  if (failure && value === null) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  if (value === null) return <Spinner />;
  return (
    <>
      <h2>
        <a class="row-link" href={href.site(siteId)}>
          {value.site.name}
        </a>
      </h2>
      {done ? (
        <Done inspection={done} />
      ) : (
        <Form siteId={siteId} workforce={value.site.workforce} onDone={setDone} />
      )}
    </>
  );
};

/** What an inspector found at a site: made for a phone that is held while one stands there. */
export const InspectView = withVisitWords(Inspect);

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CheckInReply } from '../../domain/check-in.ts';
import { lowersCases } from '../../domain/check-in.ts';
import { asksVaccinated, templateInForce } from '../../domain/template.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import { useTemplates } from '../templates.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { actsOf } from './acts.ts';
import { ActsList } from './acts-list.tsx';
import { CheckAnswers } from './check-answers.tsx';
import { useDesk } from './desk.ts';
import type { Draft } from './draft.ts';
import { NotSent } from './not-sent.tsx';
import type { Opening } from './outcome.ts';
import { previewOf } from './preview.ts';
import { readSoFar } from './read-draft.ts';
import { ReportFields } from './report-fields.tsx';
import { Reported } from './reported.tsx';
import { Screen } from './screen.tsx';
import type { SiteDay } from './site-day.ts';
import { StaleReport } from './stale-report.tsx';
import { type Report, useReport } from './use-report.ts';
import { useWindowDays } from './window-days.ts';
import { useWork } from './work-words.tsx';

type ReportProps = {
  siteDay: SiteDay;
  opening: Opening;
  onSent: (sent: { reply: CheckInReply }) => void;
  reload: () => void;
};

/** Typing must not wait for the acts to be worked out. */
const restMs = 300;

const useRested = (draft: Draft): Draft => {
  const [rested, setRested] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setRested(draft), restMs);
    return () => clearTimeout(timer);
  }, [draft]);
  return rested;
};

/** Acts that would help most, while the form is being filled: no points, no band beside the answers. */
const LiveActs = ({ siteDay, report: { draft, ground } }: { siteDay: SiteDay; report: Report }) => {
  const words = useWork();
  const { lang } = useSpeech();
  const rested = useRested(draft);
  const windowDays = useWindowDays(siteDay.day, ground.scored?.plan ?? null);
  const acts = useMemo(() => {
    const { answers, open } = readSoFar(rested);
    const assessment = answers && ground.scored?.plan && previewOf(siteDay, answers, ground);
    return assessment ? actsOf(assessment, words, { lang, windowDays }, open).slice(0, 6) : null;
  }, [rested, ground, siteDay, words, lang, windowDays]);
  return (
    <section class="card" aria-labelledby="acts-title">
      <h2 id="acts-title">{words.fixes.title}</h2>
      {acts === null ? <p>{words.report.actsWait}</p> : null}
      {acts?.length === 0 ? <p>{words.report.noActs}</p> : null}
      {acts && acts.length > 0 ? <ActsList acts={acts} /> : null}
      <p class="quiet">{words.fixes.under}</p>
    </section>
  );
};

/** The server would not take the day as "no change": its reason, in its words. */
const WhyFull = ({ failure }: { failure: Failure }) => {
  const { report: texts } = useWork();
  return (
    <Notice
      tone="warning"
      live="alert"
      title={failure.kind === 'problem' ? failure.problem.title : undefined}
    >
      {failure.kind === 'problem' ? <p>{failure.problem.detail}</p> : null}
      <p>{texts.sameRefused}</p>
    </Notice>
  );
};

const Form = ({ siteDay, report }: Pick<ReportProps, 'siteDay'> & { report: Report }) => {
  const { report: texts } = useWork();
  const { page } = useDesk();
  const { draft, errors, attempt, outcome, sending, read, newest } = report;
  const day = formatShortDay(siteDay.day);
  const byField = new Map(errors.map(({ field, message }) => [field, message]));
  const submit = (event: Event) => {
    event.preventDefault();
    void report.submit();
  };
  const reported = newest?.answers ?? null;
  const inForce = templateInForce(useTemplates(), siteDay.day);
  const windowDays = useWindowDays(siteDay.day, report.ground.scored?.plan ?? siteDay.detail.plan);
  const withReason = reported !== null && read.answers !== null && lowersCases(reported, read.answers);
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {report.refusedSame && outcome?.kind === 'refused' ? <WhyFull failure={outcome.failure} /> : null}
      {outcome?.kind === 'refused' && errors.length === 0 && !report.refusedSame ? (
        <ProblemNotice failure={outcome.failure} />
      ) : null}
      {siteDay.filed || !siteDay.stocksFrom ? null : (
        <p>{t(texts, 'prefilled', { day: formatShortDay(siteDay.stocksFrom.checkIn.day) })}</p>
      )}
      <Reported events={report.reported} day={siteDay.day} />
      <ReportFields
        draft={draft}
        errors={byField}
        onChange={report.change}
        mayHaveCases={report.reported.length > 0}
        windowDays={windowDays}
        withReason={withReason || byField.has('reason')}
        withVaccinated={inForce !== null && asksVaccinated(inForce)}
      />
      <LiveActs siteDay={siteDay} report={report} />
      {outcome?.kind === 'unsent' ? (
        <NotSent outcome={outcome} onRetry={() => void report.submit()} />
      ) : (
        <p>
          <Button big submit disabled={sending}>
            {sending ? page.sending : t(texts, siteDay.filed ? 'sendCorrection' : 'review', { day })}
          </Button>
        </p>
      )}
      <p class="quiet">{texts.kept}</p>
      <button type="button" class="link" onClick={report.startOver}>
        {texts.startOver}
      </button>
    </form>
  );
};

/** From the answers back to the form, with the focus on the field that was chosen there. */
const useChange = ({ step, back }: Report) => {
  const [field, setField] = useState<string | null>(null);
  useEffect(() => {
    if (step !== 'form' || field === null) return;
    const control = document.getElementById(field) ?? document.getElementById('noShuttles');
    (control?.closest('.field') ?? control)?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
    setField(null);
  }, [step, field]);
  return (name: string) => {
    setField(name);
    back();
  };
};

/** The report of a day, new or as a correction: form, then a look at the answers if it is worse, then the receipt. */
export const ReportView = (props: ReportProps) => {
  const { siteDay, onSent, opening, reload } = props;
  const { report: texts } = useWork();
  const { go, page } = useDesk();
  const report = useReport({ siteDay, opening, onSent });
  const day = formatShortDay(siteDay.day);
  const name = siteDay.detail.site.name;
  const titles = {
    form: siteDay.filed ? 'correctTitle' : 'reportTitle',
    check: 'checkTitle',
    stale: 'staleTitle',
  } as const;
  // A new step begins at its top; back on the form the browser knows where it was
  const last = useRef(report.step);
  useEffect(() => {
    const isBack = report.step === 'form' && last.current !== 'form';
    last.current = report.step;
    // Errors and a field that was chosen take the focus themselves
    if (report.step === 'form' && (!isBack || document.activeElement !== document.body)) return;
    if (!isBack) scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [report.step]);
  const change = useChange(report);
  const keepNewest = async () => {
    await report.dropMine();
    reload();
    go({ view: 'receipt', day: siteDay.day });
  };
  return (
    <Screen
      title={t(texts, titles[report.step], { day })}
      intro={report.step === 'form' ? page.intro : undefined}
      name={name}
    >
      {report.step === 'form' ? <Form siteDay={siteDay} report={report} /> : null}
      {report.step === 'check' ? <CheckAnswers siteDay={siteDay} report={report} onChange={change} /> : null}
      {report.step === 'stale' ? (
        <StaleReport siteDay={siteDay} report={report} onKeep={() => void keepNewest()} />
      ) : null}
    </Screen>
  );
};

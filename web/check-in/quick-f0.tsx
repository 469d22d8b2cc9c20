import { useEffect, useRef, useState } from 'preact/hooks';
import { siteRoutes } from '../../domain/site.ts';
import { formatNumber, formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { signInUrl } from '../session.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { SelectField } from '../ui/choice-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice, saidBy } from '../ui/problem-notice.tsx';
import { CountField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { useOutbox } from './outbox-news.tsx';
import type { EventOutcome } from './outcome.ts';
import { sendEvent } from './send.ts';
import { useWork } from './work-words.tsx';

type F0Props = { siteId: string | null; onClose: () => void };

type Known = { name: string; workforce: number | null };

type Sites = ReadonlyMap<string, Known>;

/** How long a report waits to learn how many work at the site, where the list is still on its way; ms. */
const patienceMs = 3_000;

/**
 * The sites that may be reported for; until the list is there their ids stand for names, and nobody knows how many work there.
 * `known` is what is known once the list came, or did not come in time.
 */
const useSites = (): { sites: Sites; known: () => Promise<Sites> } => {
  const { me } = useDesk();
  const unknown = useRef(new Map((me?.sites ?? []).map((id) => [id, { name: id, workforce: null }])));
  const listed = useRef<Promise<Sites>>(Promise.resolve(unknown.current));
  const [sites, setSites] = useState<Sites>(unknown.current);
  useEffect(() => {
    listed.current = call(siteRoutes.listSites, { query: { limit: '200' } }).then((answer) =>
      answer.kind === 'reply'
        ? new Map(answer.reply.items.map(({ site }) => [site.siteId, site]))
        : unknown.current,
    );
    void listed.current.then(setSites);
  }, []);
  const known = () =>
    Promise.race([
      listed.current,
      new Promise<Sites>((resolve) => setTimeout(() => resolve(unknown.current), patienceMs)),
    ]);
  return { sites, known };
};

const Steps = () => {
  const { report, steps } = useWork();
  return (
    <>
      <h3>{report.f0Steps}</h3>
      <ol>
        <li>{steps[1]}</li>
        <li>{steps[2]}</li>
        <li>{steps[3]}</li>
        <li>{steps[4]}</li>
      </ol>
    </>
  );
};

/** Why it did not go; what this device keeps goes by itself, and there is nothing to press. */
const Unsent = ({ outcome: { failure, kept } }: { outcome: Extract<EventOutcome, { kind: 'unsent' }> }) => {
  const { doors } = useWork();
  const { ui } = useSpeech().words;
  const isKept = kept !== false;
  const { title, detail } = saidBy(failure, ui);
  const isOut = failure.kind === 'signed-out';
  return (
    <Notice tone="warning" title={isKept ? doors.f0Kept : doors.f0NotKept} live="alert">
      {isKept ? <p>{doors.f0KeptMore}</p> : null}
      <p>{isOut ? detail : `${title}.`}</p>
      {isOut ? (
        <ButtonLink href={signInUrl(location.pathname + location.search)}>{ui.signIn}</ButtonLink>
      ) : null}
    </Notice>
  );
};

/** What became of it by now: what could not be sent at first may have gone while the dialog is open. */
const useNow = (outcome: ToldProps['outcome']): ToldProps['outcome'] => {
  const { entries } = useOutbox();
  if (outcome.kind === 'sent') return outcome;
  const entry = entries.find(({ key }) => key === outcome.key);
  return entry?.kind === 'event-report' && entry.reply ? { kind: 'sent', reply: entry.reply } : outcome;
};

/** What became of the report: the server has it, or this device keeps it and the telephone is quicker. */
const Told = ({ outcome: first, site, siteId, onClose }: ToldProps) => {
  const { report, doors } = useWork();
  const { ui } = useSpeech().words;
  const { go } = useDesk();
  const outcome = useNow(first);
  const openCase = () => {
    onClose();
    go({ view: 'case', site: siteId, day: null });
  };
  return (
    <>
      {outcome.kind === 'sent' ? (
        <>
          <Notice tone="good" live="alert">
            <p class="num">{t(report, 'f0Accepted', { site, time: formatTime(outcome.reply.receivedAt) })}</p>
          </Notice>
          <p class="num">{t(doors, 'f0Day', { day: formatShortDay(outcome.reply.day) })}</p>
        </>
      ) : (
        <Unsent outcome={outcome} />
      )}
      <Steps />
      <p class="row">
        {outcome.kind === 'sent' ? <Button onClick={openCase}>{doors.openCase}</Button> : null}
        <Button look="secondary" onClick={onClose}>
          {ui.close}
        </Button>
      </p>
    </>
  );
};
type ToldProps = {
  outcome: Exclude<EventOutcome, { kind: 'refused' }>;
  site: string;
  siteId: string;
  onClose: () => void;
};

const useF0 = (first: string | null, known: () => Promise<Sites>) => {
  const words = useWork();
  const { me } = useDesk();
  const only = me?.sites.length === 1 ? (me.sites[0] ?? null) : null;
  const [siteId, pickSite] = useState(first ?? only);
  const [count, setCount] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<EventOutcome | null>(null);
  /** The site and count that were asked about: pressed again with the same ones, they are right. */
  const [asked, ask] = useState<{ said: string; workforce: number } | null>(null);
  const { doors, faults } = words;
  const wrongCount = (): string | null => {
    const read = parseCount(count);
    if (read.ok) return read.count === 0 ? doors.f0Zero : null;
    if (read.code === 'negative') return doors.f0Negative;
    return read.code === 'required' ? doors.f0Missing : faults[read.code];
  };
  const faultsNow = (): FieldError[] => {
    const message = wrongCount();
    return [
      ...(siteId === null ? [{ field: 'f0-site', message: faults['required-choice'] }] : []),
      ...(message === null ? [] : [{ field: 'f0-count', message }]),
    ];
  };
  const said = `${siteId} ${count}`;
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = faultsNow();
    const read = parseCount(count);
    setErrors(found);
    setAttempt(attempt + 1);
    if (sending || found.length > 0 || siteId === null || !read.ok) return;
    setSending(true);
    setOutcome(null);
    const workforce = (await known()).get(siteId)?.workforce ?? null;
    if (workforce !== null && read.count > workforce && asked?.said !== said) ask({ said, workforce });
    else setOutcome(await sendEvent({ siteId, report: { kind: 'f0', count: read.count } }));
    setSending(false);
  };
  return {
    siteId,
    pickSite,
    count,
    setCount,
    errors,
    attempt,
    sending,
    outcome,
    submit,
    beyond: asked?.said === said ? asked.workforce : null,
  };
};

/** "Report F0 now": a count, at any hour, without the form. */
export const QuickF0 = ({ siteId: first, onClose }: F0Props) => {
  const { report, doors } = useWork();
  const { page, me } = useDesk();
  const { lang, words } = useSpeech();
  const { sites, known } = useSites();
  const f0 = useF0(first, known);
  const error = (field: string) => f0.errors.find((one) => one.field === field)?.message;
  return (
    <Dialog title={report.f0Title} onClose={onClose}>
      {f0.outcome && f0.outcome.kind !== 'refused' && f0.siteId ? (
        <Told
          outcome={f0.outcome}
          site={sites.get(f0.siteId)?.name ?? f0.siteId}
          siteId={f0.siteId}
          onClose={onClose}
        />
      ) : (
        <form noValidate onSubmit={(event) => void f0.submit(event)}>
          <ErrorSummary errors={f0.errors} attempt={f0.attempt} />
          <p>{report.f0Intro}</p>
          {(me?.sites.length ?? 0) > 1 ? (
            <SelectField
              name="f0-site"
              label={report.f0Site}
              value={f0.siteId}
              options={[...sites].map(([value, { name }]) => ({ value, label: name }))}
              error={error('f0-site')}
              onPick={f0.pickSite}
            />
          ) : null}
          <CountField
            name="f0-count"
            label={report.f0Count}
            unit={report.persons}
            error={error('f0-count')}
            value={f0.count}
            onInput={f0.setCount}
          />
          {f0.beyond === null ? null : (
            <Notice tone="warning" live="alert">
              {t(doors, 'f0Beyond', { n: formatNumber(lang, f0.beyond, 0) })}
            </Notice>
          )}
          {f0.outcome?.kind === 'refused' ? <ProblemNotice failure={f0.outcome.failure} /> : null}
          <p class="row">
            <Button look="danger" submit disabled={f0.sending}>
              {f0.sending ? page.sending : report.f0Send}
            </Button>
            <Button look="secondary" onClick={onClose}>
              {words.ui.cancel}
            </Button>
          </p>
        </form>
      )}
    </Dialog>
  );
};

import { useEffect, useState } from 'preact/hooks';
import { siteRoutes } from '../../domain/site.ts';
import { formatShortDay, formatTime } from '../../domain/texts/format.ts';
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
import type { EventOutcome } from './outcome.ts';
import { sendEvent } from './send.ts';
import { useWork } from './work-words.tsx';

type F0Props = { siteId: string | null; onClose: () => void };

/** Names of the sites that may be reported for; their ids until the names are there. */
const useSiteNames = () => {
  const { me } = useDesk();
  const [names, setNames] = useState(() => new Map((me?.sites ?? []).map((id) => [id, id])));
  useEffect(() => {
    void call(siteRoutes.listSites, { query: { limit: '200' } }).then((answer) => {
      if (answer.kind === 'reply')
        setNames(new Map(answer.reply.items.map(({ site }) => [site.siteId, site.name])));
    });
  }, []);
  return names;
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

/** What became of the report: the server has it, or this device keeps it and the telephone is quicker. */
const Told = ({ outcome, site, siteId, onClose }: ToldProps) => {
  const { report, doors } = useWork();
  const { ui } = useSpeech().words;
  const { go } = useDesk();
  const isKept = outcome.kind === 'unsent' && outcome.kept !== false;
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
        <Notice tone="warning" title={isKept ? doors.f0Kept : doors.f0NotKept} live="alert">
          {isKept ? <p>{doors.f0KeptMore}</p> : null}
          <p>{saidBy(outcome.failure, ui).detail}</p>
          {outcome.failure.kind === 'signed-out' ? (
            <ButtonLink href={signInUrl(location.pathname + location.search)}>{ui.signIn}</ButtonLink>
          ) : null}
        </Notice>
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

const useF0 = (first: string | null) => {
  const words = useWork();
  const { me } = useDesk();
  const only = me?.sites.length === 1 ? (me.sites[0] ?? null) : null;
  const [siteId, pickSite] = useState(first ?? only);
  const [count, setCount] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<EventOutcome | null>(null);
  const { doors, faults } = words;
  const wrongCount = (): string | null => {
    const read = parseCount(count);
    if (read.ok) return read.count === 0 ? doors.f0Zero : null;
    return read.code === 'required' ? doors.f0Missing : faults[read.code];
  };
  const faultsNow = (): FieldError[] => {
    const message = wrongCount();
    return [
      ...(siteId === null ? [{ field: 'f0-site', message: faults['required-choice'] }] : []),
      ...(message === null ? [] : [{ field: 'f0-count', message }]),
    ];
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = faultsNow();
    const read = parseCount(count);
    setErrors(found);
    setAttempt(attempt + 1);
    if (sending || found.length > 0 || siteId === null || !read.ok) return;
    setSending(true);
    setOutcome(null);
    setOutcome(await sendEvent({ siteId, report: { kind: 'f0', count: read.count } }));
    setSending(false);
  };
  return { siteId, pickSite, count, setCount, errors, attempt, sending, outcome, submit };
};

/** "Report F0 now": a count, at any hour, without the form. */
export const QuickF0 = ({ siteId: first, onClose }: F0Props) => {
  const { report } = useWork();
  const { page, me } = useDesk();
  const { ui } = useSpeech().words;
  const names = useSiteNames();
  const f0 = useF0(first);
  const error = (field: string) => f0.errors.find((one) => one.field === field)?.message;
  return (
    <Dialog title={report.f0Title} onClose={onClose}>
      {f0.outcome && f0.outcome.kind !== 'refused' && f0.siteId ? (
        <Told
          outcome={f0.outcome}
          site={names.get(f0.siteId) ?? f0.siteId}
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
              options={[...names].map(([value, label]) => ({ value, label }))}
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
          {f0.outcome?.kind === 'refused' ? <ProblemNotice failure={f0.outcome.failure} /> : null}
          <p class="row">
            <Button look="danger" submit disabled={f0.sending}>
              {f0.sending ? page.sending : report.f0Send}
            </Button>
            <Button look="secondary" onClick={onClose}>
              {ui.cancel}
            </Button>
          </p>
        </form>
      )}
    </Dialog>
  );
};

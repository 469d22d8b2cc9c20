import { useEffect, useState } from 'preact/hooks';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { siteRoutes } from '../../domain/site.ts';
import { formatTime } from '../../domain/texts/format.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import { t } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/choice-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { saidBy } from '../ui/problem-notice.tsx';
import { CountField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
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

const Accepted = ({ site, at, onClose }: { site: string; at: string; onClose: () => void }) => {
  const { report, steps } = useWork();
  const { ui } = useSpeech().words;
  return (
    <>
      <Notice tone="good" live="alert">
        <p class="num">{t(report, 'f0Accepted', { site, time: formatTime(at) })}</p>
      </Notice>
      <h3>{report.f0Steps}</h3>
      <ol>
        <li>{steps[1]}</li>
        <li>{steps[2]}</li>
        <li>{steps[3]}</li>
        <li>{steps[4]}</li>
      </ol>
      <p>{report.f0Later}</p>
      <Button onClick={onClose}>{ui.close}</Button>
    </>
  );
};

const NotReported = ({ failure }: { failure: Failure }) => {
  const { report } = useWork();
  const { ui } = useSpeech().words;
  return (
    <Notice tone="error" title={report.notSentTitle} live="alert">
      <p>{saidBy(failure, ui).detail}</p>
      <p>{report.f0NotSent}</p>
    </Notice>
  );
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
  const [failure, setFailure] = useState<Failure | null>(null);
  const [receivedAt, setReceivedAt] = useState<string | null>(null);
  const faults = (): FieldError[] => {
    const read = parseCount(count);
    const site = siteId === null ? [{ field: 'f0-site', message: words.faults['required-choice'] }] : [];
    if (!read.ok) return [...site, { field: 'f0-count', message: words.faults[read.code] }];
    return read.count === 0 ? [...site, { field: 'f0-count', message: words.faults['too-small'] }] : site;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = faults();
    const read = parseCount(count);
    setErrors(found);
    setAttempt(attempt + 1);
    if (sending || found.length > 0 || siteId === null || !read.ok) return;
    setSending(true);
    setFailure(null);
    const answer = await call(alertRoutes.createEventReport, {
      params: { siteId },
      body: { kind: 'f0', count: read.count },
    });
    setSending(false);
    if (answer.kind === 'reply') setReceivedAt(answer.reply.receivedAt);
    else if (answer.kind !== 'unchanged') setFailure(answer);
  };
  return { siteId, pickSite, count, setCount, errors, attempt, sending, failure, receivedAt, submit };
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
      {f0.receivedAt && f0.siteId ? (
        <Accepted site={names.get(f0.siteId) ?? f0.siteId} at={f0.receivedAt} onClose={onClose} />
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
          {f0.failure ? <NotReported failure={f0.failure} /> : null}
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

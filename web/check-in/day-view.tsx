import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { cutOffOf } from '../../domain/thai-nguyen/clocks.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { PlanNotice, SentNotice, UnsentNotice } from './day-notices.tsx';
import { useDesk } from './desk.ts';
import { kept, type Pending } from './kept.ts';
import { loadWork } from './late.tsx';
import type { Opening, Outcome } from './outcome.ts';
import { SameDoor } from './same-door.tsx';
import { Go, Screen } from './screen.tsx';
import type { SiteDay } from './site-day.ts';
import { useOwes } from './use-owes.ts';

type DayProps = {
  siteDay: SiteDay;
  onSent: (outcome: Extract<Outcome, { kind: 'sent' }>) => void;
  onOpen: (opening: Opening) => void;
};

/** By when a day that is not reported yet is due, if it is. */
const DueLine = ({ siteDay }: { siteDay: SiteDay }) => {
  const { page, today } = useDesk();
  const owed = useOwes(siteDay);
  const word = () => {
    if (siteDay.detail.site.state !== 'active') return 'notActive';
    if (owed === null) return 'notYet';
    if (!owed) return 'notDue';
    if (siteDay.day < today) return 'past';
    return new Date().toISOString() < cutOffOf(siteDay.day) ? 'pending' : 'overdue';
  };
  return <p class="due">{page[word()]}</p>;
};

const Links = () => {
  const { page, me } = useDesk();
  const many = (me?.sites.length ?? 0) > 1;
  const link = (to: Parameters<typeof Go>[0]['to'], text: string): ComponentChildren => (
    <li>
      <Go to={to} class="link">
        {text}
      </Go>
    </li>
  );
  return (
    <ul class="row plain-list">
      {link({ view: 'days', day: null }, page.days)}
      {link({ view: 'plan', day: null }, page.plan)}
      {many ? link({ view: 'day', site: null, day: null }, page.sites) : null}
    </ul>
  );
};

/** A number that was refused where it was typed: nothing was sent. */
type Wrong = { kind: 'wrong'; message: string };

/** Sends from the first view, through the late part; what it answers is handed on. */
const useSending = ({ siteDay, onSent, onOpen }: DayProps) => {
  const { lang } = useSpeech();
  const [state, setState] = useState<{ sending: boolean; attempt: number; result: Outcome | Wrong | null }>({
    sending: false,
    attempt: 0,
    result: null,
  });
  const send = async (
    work: (late: Awaited<ReturnType<typeof loadWork>>) => Promise<Outcome | Wrong>,
    opening: Opening,
  ) => {
    setState((was) => ({ ...was, sending: true }));
    const result = await loadWork().then(
      work,
      (): Outcome => ({ kind: 'unsent', failure: { kind: 'network' } }),
    );
    setState((was) => ({ sending: false, attempt: was.attempt + 1, result }));
    if (result.kind === 'sent') onSent(result);
    if (result.kind === 'stale' || result.kind === 'refused') onOpen({ ...opening, outcome: result });
  };
  const same = (symptomatic: string) =>
    send((late) => late.fileUnchanged(siteDay, symptomatic, lang), { fromSame: true });
  const again = (pending: Pending) => send((late) => late.sendPending(pending), {});
  return { ...state, same, again };
};

/** The page opens on the day: who, which site, due by when, already reported or not; and two doors. */
export const DayView = (props: DayProps) => {
  const { siteDay } = props;
  const { page } = useDesk();
  const { sending, attempt, result, same, again } = useSending(props);
  const { detail, day, filed, before } = siteDay;
  const siteId = detail.site.siteId;
  const pending = kept.pending.read(siteId, day);
  const started = kept.drafts.read(siteId, day) !== null;
  const door = started ? 'resume' : before ? 'changed' : 'first';
  return (
    <Screen intro={page.intro} name={detail.site.name}>
      {result?.kind === 'unsent' ? <ProblemNotice failure={result.failure} /> : null}
      {pending ? (
        <UnsentNotice pending={pending} sending={sending} onSend={() => void again(pending)} />
      ) : null}
      {filed ? <SentNotice filed={filed} /> : <DueLine siteDay={siteDay} />}
      <PlanNotice plan={detail.plan} />
      {filed ? null : (
        <>
          {before && !started ? (
            <SameDoor
              siteDay={siteDay}
              before={before}
              sending={sending}
              error={result?.kind === 'wrong' ? result.message : null}
              attempt={attempt}
              onSend={(symptomatic) => void same(symptomatic)}
            />
          ) : null}
          <p>
            <Go to={{ view: 'report' }} class={before && !started ? 'button secondary big' : 'button big'}>
              {t(page, door, { day: formatShortDay(day) })}
            </Go>
          </p>
        </>
      )}
      <Links />
    </Screen>
  );
};

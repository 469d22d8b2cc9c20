import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { cutOffOf } from '../../domain/pack/clocks.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { CaseNotice, PlanNotice, SentNotice } from './day-notices.tsx';
import { useDesk } from './desk.ts';
import type { LookFirst } from './file-same.ts';
import { kept } from './kept.ts';
import { loadWork } from './late.tsx';
import { Unsent, useWaits } from './outbox-news.tsx';
import type { Opening, Outcome } from './outcome.ts';
import { SameDoor } from './same-door.tsx';
import { Go, Screen } from './screen.tsx';
import { shutReason } from './shut-door.ts';
import type { SiteDay } from './site-day.ts';
import { useOwes } from './use-owes.ts';

type DayProps = {
  siteDay: SiteDay;
  onSent: (outcome: Extract<Outcome, { kind: 'sent' }>) => void;
  onOpen: (opening: Opening) => void;
};

/** By when a day that is not reported yet is due, if it is. */
const DueLine = ({ siteDay }: { siteDay: SiteDay }) => {
  const { page, today, now } = useDesk();
  const owed = useOwes(siteDay);
  const word = () => {
    if (siteDay.detail.site.state !== 'active') return 'notActive';
    if (owed === null) return 'notYet';
    if (!owed) return 'notDue';
    if (siteDay.day < today) return 'past';
    return now() < cutOffOf(siteDay.day) ? 'pending' : 'overdue';
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
      {link({ view: 'forms', day: null }, page.forms)}
      {link({ view: 'case', day: null }, page.case)}
      {link({ view: 'calendar', day: null }, page.calendar)}
      {link({ view: 'bulk', site: null, day: null }, page.bulk)}
      {many ? link({ view: 'day', site: null, day: null }, page.sites) : null}
    </ul>
  );
};

/** A number that was refused where it was typed: nothing was sent. */
type Wrong = { kind: 'wrong'; message: string };
type Result = Outcome | Wrong | LookFirst;

/** Sends from the first view, through the late part; what it answers is handed on. */
const useSending = ({ siteDay, onSent, onOpen }: DayProps) => {
  const { lang } = useSpeech();
  const [state, setState] = useState<{ sending: boolean; attempt: number; result: Result | null }>({
    sending: false,
    attempt: 0,
    result: null,
  });
  const send = async (work: (late: Awaited<ReturnType<typeof loadWork>>) => Promise<Result>) => {
    setState((was) => ({ ...was, sending: true }));
    const result = await loadWork().then(
      work,
      (): Outcome => ({ kind: 'unsent', failure: { kind: 'network' } }),
    );
    setState((was) => ({ sending: false, attempt: was.attempt + 1, result }));
    if (result.kind === 'sent') onSent(result);
    if (result.kind === 'look') onOpen({ look: result });
    if (result.kind === 'stale' || result.kind === 'refused') onOpen({ outcome: result });
  };
  const same = (symptomatic: string) => send((late) => late.fileSame(siteDay, symptomatic, lang));
  return { ...state, same };
};

/** The page opens on the day: who, which site, due by when, already reported or not; and three doors. */
export const DayView = (props: DayProps) => {
  const { siteDay } = props;
  const { page, today } = useDesk();
  const { sending, attempt, result, same } = useSending(props);
  const { detail, day, filed, before } = siteDay;
  const siteId = detail.site.siteId;
  const waits = useWaits(siteId, day);
  const started = kept.drafts.read(siteId, day) !== null;
  const shut = before && shutReason(before, detail.plan, day, siteDay.stocksFrom);
  const isSecond = before !== null && !started && !shut;
  const door = started ? 'resume' : before ? 'changed' : 'first';
  return (
    <Screen intro={page.intro} name={detail.site.name}>
      {result?.kind === 'unsent' && !waits ? <ProblemNotice failure={result.failure} /> : null}
      <Unsent siteId={siteId} day={day} />
      {filed ? <SentNotice filed={filed} /> : <DueLine siteDay={siteDay} />}
      <CaseNotice scenario={detail.standing.scenario} />
      <PlanNotice plan={detail.plan} />
      {filed || waits ? null : (
        <>
          {before && !started ? (
            <SameDoor
              before={before}
              shut={shut}
              sending={sending}
              error={result?.kind === 'wrong' ? result.message : null}
              attempt={attempt}
              onSend={(symptomatic) => void same(symptomatic)}
            />
          ) : null}
          <p>
            <Go to={{ view: 'report' }} class={isSecond ? 'button secondary big' : 'button big'}>
              {t(page, door, { day: formatShortDay(day) })}
            </Go>
          </p>
          {before && !started ? (
            <p>
              <Go to={{ view: 'closed' }} class="button secondary big">
                {day === today ? page.closed : t(page, 'closedOn', { day: formatShortDay(day) })}
              </Go>
            </p>
          ) : null}
        </>
      )}
      <Links />
    </Screen>
  );
};

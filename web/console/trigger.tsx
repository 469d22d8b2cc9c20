import type * as z from 'zod/mini';
import type { AlertDetail } from '../../domain/alert-routes.ts';
import { checkInRoutes } from '../../domain/check-in.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { AnswerFacts, fieldsOfRule } from './answer-facts.tsx';
import { readOf } from './read.ts';
import { Score } from './score.tsx';
import { useReply } from './use-reply.ts';
import { useWords } from './words.ts';

/** What opened the episode: the answers that the rule looks at, then all of them; or the quick report, or the silence. */
export const Trigger = ({ alert }: { alert: AlertDetail }) => {
  const { page, terms } = useWords();
  const { checkIn, rule } = alert;
  const opened = alert.timeline.find(({ trigger }) => trigger !== undefined)?.trigger;
  if (checkIn === null) {
    const day = opened?.day ?? null;
    return (
      <p>{opened && day ? fill(page.triggers[opened.source], { day: formatDay(day) }) : page.noTrigger}</p>
    );
  }
  const timely =
    checkIn.onTime === null ? terms.coverage.notDue : terms.coverage[checkIn.onTime ? 'onTime' : 'late'];
  const first = fieldsOfRule[rule];
  return (
    <>
      <p>
        {fill(page.checkInOf, {
          day: formatDay(checkIn.day),
          n: String(checkIn.revision),
          when: formatMoment(checkIn.receivedAt),
          timely,
        })}
      </p>
      {first ? <AnswerFacts answers={checkIn.answers} only={first} /> : null}
      <details>
        <summary>{page.allAnswers}</summary>
        <AnswerFacts answers={checkIn.answers} />
      </details>
    </>
  );
};

/** A day's check-in with all its revisions. */
type DayFile = z.infer<typeof checkInRoutes.getCheckIn.reply>;

/** The score of the site on the day of a revision, as it was judged then. */
export const ScoreOfDay = ({ siteId, day, revision }: { siteId: string; day: string; revision: number }) => {
  const { value, failure, refresh } = useReply<DayFile>(`${siteId} ${day} ${revision}`, async (_, signal) =>
    readOf(await call(checkInRoutes.getCheckIn, { params: { siteId, day }, signal })),
  );
  if (failure) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  if (value === null) return <Spinner />;
  const then = value.history.find((filed) => filed.revision === revision);
  return <Score assessment={(then ?? value).assessment} day={day} />;
};

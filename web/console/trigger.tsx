import type { AlertDetail } from '../../domain/alert-routes.ts';
import type { Plan } from '../../domain/plan.ts';
import { formatChange, formatDay, formatMoment, formatShortDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { type Before, beforeOf, type Change, changesOf } from './answer-changes.ts';
import { AnswerFacts, useShownAnswer } from './answer-facts.tsx';
import { Score } from './score.tsx';
import type { CheckInItem } from './score-move-line.tsx';
import type { DayFile } from './site-reports.ts';
import type { Replied } from './use-reply.ts';
import { useWords } from './words.ts';

const Changes = ({
  changes,
  before,
  caption,
}: {
  changes: Change[];
  before: Before | null;
  caption: string;
}) => {
  const { answers, work } = useWords();
  const { lang } = useSpeech();
  const { changes: words } = work;
  const shown = useShownAnswer();
  const changeText = ({ change, before: was, now }: Change) => {
    if (was === now) return words.same;
    return change === null ? '–' : formatChange(lang, change);
  };
  const columns = [
    { head: words.field, cell: ({ field }: Change) => answers[field].label, rowHead: true },
    ...(before
      ? [
          {
            head:
              before.revision === null
                ? fill(words.before, { day: formatShortDay(before.day) })
                : fill(words.beforeRevision, { n: String(before.revision) }),
            cell: (change: Change) => shown(change.before),
            numeric: true,
          },
        ]
      : []),
    {
      head: words.now,
      cell: ({ now }: Change) => <strong>{shown(now)}</strong>,
      numeric: true,
    },
    ...(before ? [{ head: words.change, cell: changeText, numeric: true }] : []),
  ];
  return (
    <DataTable caption={caption} columns={columns} rows={changes} keyOf={({ field }) => field} stacked />
  );
};

type TriggerProps = {
  alert: AlertDetail;
  /** The revisions of the triggering day, as far as they are read. */
  file: DayFile | null;
  /** The site's reports; null until they are read. */
  reports: readonly CheckInItem[] | null;
};

const Answered = ({
  alert: { rule },
  checkIn,
  file,
  reports,
}: TriggerProps & { checkIn: DayFile['checkIn'] }) => {
  const { page, terms, work } = useWords();
  const { changes: words } = work;
  const timely =
    checkIn.onTime === null ? terms.coverage.notDue : terms.coverage[checkIn.onTime ? 'onTime' : 'late'];
  const isRead = reports !== null && (file !== null || checkIn.revision === 1);
  const before = beforeOf(
    checkIn,
    (file?.history ?? []).map((one) => ({ ...one, day: checkIn.day })),
    (reports ?? []).map((one) => one.checkIn),
  );
  const { first, others } = changesOf(rule, before?.answers ?? null, checkIn.answers);
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
      {first.length > 0 ? <Changes changes={first} before={before} caption={words.caption} /> : null}
      {isRead && before === null ? <p>{words.first}</p> : null}
      {before && others.length > 0 ? (
        <details open={first.length === 0}>
          <summary>{words.others}</summary>
          <Changes changes={others} before={before} caption={words.others} />
        </details>
      ) : null}
      {before && others.length === 0 ? <p>{words.noOthers}</p> : null}
      <details>
        <summary>{page.allAnswers}</summary>
        <AnswerFacts answers={checkIn.answers} />
      </details>
    </>
  );
};

/** What opened the alert: the answers that the rule looks at, and what changed; or the quick report, the silence, the zone's sites. */
export const Trigger = (props: TriggerProps) => {
  const { page } = useWords();
  const { alert } = props;
  if (alert.checkIn !== null) return <Answered {...props} checkIn={alert.checkIn} />;
  const opened = alert.timeline.find(({ trigger }) => trigger !== undefined)?.trigger;
  const day = opened?.day ?? null;
  return (
    <p>{opened && day ? fill(page.triggers[opened.source], { day: formatDay(day) }) : page.noTrigger}</p>
  );
};

type ThenProps = { file: Replied<DayFile>; revision: number; plans: readonly Plan[] };

/** The score of the site on the day of a revision, as it was judged then. */
export const ScoreThen = ({ file, revision, plans }: ThenProps) => {
  const { value, failure, refresh } = file;
  if (failure) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  if (value === null) return <Spinner />;
  const then = value.history.find((filed) => filed.revision === revision);
  return <Score assessment={(then ?? value).assessment} day={value.checkIn.day} plans={plans} />;
};

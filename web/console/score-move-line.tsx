import { useEffect, useState } from 'preact/hooks';
import type { Assessment } from '../../domain/assessment.ts';
import type { CheckIn } from '../../domain/check-in.ts';
import type { Plan } from '../../domain/plan.ts';
import type { ScoreMove } from '../../domain/score-move.ts';
import { formatChange, formatDay, formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { useWords } from './words.ts';

export type CheckInItem = { checkIn: CheckIn; assessment: Assessment; inspect?: boolean | undefined };

/** Why the score moved between the two newest check-ins: the answers, the plan, the template. */
export const ScoreMoveLine = ({
  items,
  plans,
}: {
  items: readonly CheckInItem[];
  plans: readonly Plan[];
}) => {
  const { page } = useWords();
  const { lang } = useSpeech();
  const [move, setMove] = useState<ScoreMove | null>(null);
  useEffect(() => {
    let gone = false;
    void import('./score-move.ts')
      .then(({ moveOf }) => {
        if (!gone) setMove(moveOf(items, plans));
      })
      // Without the late part the line is left out: the score itself stands above.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [items, plans]);
  const [newest, last] = items;
  if (move === null || newest === undefined || last === undefined) return <p>{page.moveUnknown}</p>;
  const points = (value: number) => formatChange(lang, value, 1);
  const score = ({ assessment }: CheckInItem) =>
    assessment.readiness === null ? '–' : formatNumber(lang, assessment.readiness, 1);
  return (
    <p>
      {fill(page.move, {
        from: score(last),
        fromDay: formatDay(last.checkIn.day),
        to: score(newest),
        toDay: formatDay(newest.checkIn.day),
        total: points(move.total),
        answers: points(move.answers),
        plan: points(move.plan),
        template: points(move.template),
      })}
    </p>
  );
};

import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../domain/answers.ts';
import { checkInRoutes } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import type { Recent } from '../../domain/recent.ts';
import { call } from '../api.ts';

/** A reported day that a plan is judged on, and the reports before it. */
export type PlanDay = { day: Day; answers: Answers; recent: readonly Recent[] };

/** The newest report and the 14 before it, which is as far as an assessment looks back. */
const looked = 15;

/** The day of the newest report; null: there is none, or it cannot be read now; undefined: not yet. */
export const usePlanDay = (siteId: string): PlanDay | null | undefined => {
  const [planDay, setPlanDay] = useState<PlanDay | null>();
  useEffect(() => {
    let gone = false;
    const query = { limit: String(looked) };
    void call(checkInRoutes.listCheckIns, { params: { siteId }, query }).then((answer) => {
      if (gone) return;
      const items = answer.kind === 'reply' ? answer.reply.items : [];
      const [newest, ...before] = items.map(({ checkIn: { day, answers } }) => ({ day, answers }));
      setPlanDay(newest ? { ...newest, recent: before } : null);
    });
    return () => {
      gone = true;
    };
  }, [siteId]);
  return planDay;
};

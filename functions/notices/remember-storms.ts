import type { Instant } from '../../domain/day.ts';
import type { MailGuards } from '../stores/mail-guards.ts';

/** Guards that need not be read again, in one run, for a window in which nothing more passes: a storm brings hundreds at once. */
export const rememberStorms = <G extends Pick<MailGuards, 'judge'>>(guards: G): G => {
  const known = new Map<string, Instant>();
  return {
    ...guards,
    judge: async (to, group, noticeId, now, window) => {
      const until = known.get(`${group} ${to}`);
      if (until !== undefined && Date.parse(now) < Date.parse(until)) return until;
      const held = await guards.judge(to, group, noticeId, now, window);
      if (held !== null) known.set(`${group} ${to}`, held);
      return held;
    },
  };
};

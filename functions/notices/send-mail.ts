import type { Severity } from '../../domain/alert.ts';
import { minutesAfter } from '../../domain/clock.ts';
import type { Instant } from '../../domain/day.ts';
import { nextTryAt } from '../../domain/delivery.ts';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import { log } from '../edge/log.ts';
import type { Deliveries, KeptDelivery } from '../stores/deliveries.ts';
import type { Mail, MailContent } from '../stores/mail.ts';
import type { MailGuards } from '../stores/mail-guards.ts';

export type MailNeeds = {
  deliveries: Pick<Deliveries, 'move'>;
  guards: Pick<MailGuards, 'count'>;
  mail: Mail;
  clock: () => Instant;
};

/** A try is written down before it is made; until then nobody else makes one. Minutes for the last try, which no other follows. */
const lastTryMinutes = 10;

/** How a delivery stands while its nth try is being made. */
export const trying = (attempts: number, now: Instant) =>
  ({
    state: 'retrying',
    attempts,
    group: null,
    dueAt: nextTryAt(attempts, now) ?? minutesAfter(now, lastTryMinutes),
  }) as const;

/**
 * Makes the try that has been written down, and writes down what came of it. A crash in between leaves the delivery to be tried again,
 * under the same id.
 */
export const sendMail = async (
  { deliveries, guards, mail, clock }: MailNeeds,
  delivery: KeptDelivery,
  text: MailContent,
  severity: Severity | null,
): Promise<void> => {
  const { id, to, attempts } = delivery;
  const now = clock();
  if (!(await guards.count(now, noticeRules.mailsPerDay, severity === 'critical'))) {
    log('warn', 'mail.over-budget', { code: 'over-budget' });
    await deliveries.move(delivery, { state: 'dropped', detail: 'over-budget', dueAt: null });
    return;
  }
  const outcome = await tried(mail, { id, to, ...text });
  if (outcome === 'accepted') {
    await deliveries.move(delivery, { state: 'sent', detail: outcome, dueAt: null });
  } else if (outcome === 'refused' || nextTryAt(attempts, now) === null) {
    log('error', 'mail.failed', { code: outcome });
    await deliveries.move(delivery, { state: 'failed', detail: outcome, dueAt: null });
  } else {
    await deliveries.move(delivery, { detail: outcome });
  }
};

const tried = async (mail: Mail, message: Parameters<Mail['send']>[0]) => {
  try {
    return await mail.send(message);
  } catch (error) {
    log('warn', 'mail.not-taken', { errorName: error instanceof Error ? error.name : typeof error });
    return 'unreachable';
  }
};

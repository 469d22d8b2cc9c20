import * as z from 'zod/mini';
import type { Alert } from '../../domain/alert.ts';
import { SnoozeRequest } from '../../domain/alert-request.ts';
import { minutesAfter } from '../../domain/clock.ts';
import type { Instant } from '../../domain/day.ts';
import { alertClocks } from '../../domain/pack/severities.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { fieldErrors } from './fault-words.ts';
import type { Words } from './words.ts';

const longest = alertClocks.snoozeAtMostMinutes / 60;

/** Hours for which an alert may be put aside, a day at most. */
export const snoozeHours = [1, 2, 4, 8, 12, 24].filter((hours) => hours <= longest);

/** True where an alert is never put aside: a critical one before its first verification. */
export const isUnverifiedCritical = ({ severity, state }: Pick<Alert, 'severity' | 'state'>): boolean =>
  severity === 'critical' && (state === 'open' || state === 'acknowledged');

type Typed = { hours: string | null; reason: string };
type Made = { ok: true; body: SnoozeRequest } | { ok: false; errors: FieldError[] };

/** The request to put an alert aside from now on, or what is missing from it: the server's own rules. */
export const snoozeOf = (
  faults: Words['faults'],
  { hours, reason }: Typed,
  seen: number,
  now: Instant,
): Made => {
  const until = hours === null ? undefined : minutesAfter(now, Number(hours) * 60);
  const made = z.safeParse(SnoozeRequest, { ...(until && { until }), reason, seen });
  if (made.success) return { ok: true, body: made.data };
  const errors = fieldErrors(faults, made.error.issues).map((error) =>
    error.field === 'until' ? { ...error, message: faults.missing } : error,
  );
  return { ok: false, errors };
};

import { AlertState, RuleId, Severity } from '../../domain/alert.ts';
import { ZoneId } from '../../domain/member.ts';
import { askedOf } from './asked-of.ts';

/** What the queue is narrowed to; 'active' is all that is not closed. */
export type QueueFilter = {
  severity: Severity | undefined;
  zone: string | undefined;
  rule: RuleId | undefined;
  state: AlertState | 'active';
};

/** The filter that an address names; what it does not know is left out. */
export const queueFilterOf = (search: string): QueueFilter => ({
  severity: askedOf(Severity, search, 'severity'),
  zone: askedOf(ZoneId, search, 'zone'),
  rule: askedOf(RuleId, search, 'rule'),
  state: askedOf(AlertState, search, 'state') ?? 'active',
});

/** What the address asks of the list of alerts. */
export const queueQueryOf = (search: string) => {
  const { state, severity, zone, rule } = queueFilterOf(search);
  return { state, ...(severity && { severity }), ...(zone && { zone }), ...(rule && { rule }) };
};

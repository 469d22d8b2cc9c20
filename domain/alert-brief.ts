import * as z from 'zod/mini';
import { coded } from './coded.ts';

/*
 * What a reply about something else says of an alert. Apart from the episode and the template, because the check-in's first view
 * reads such replies and a phone on slow 3G pays for every schema that comes along.
 */

export const Severity = z.enum(['critical', 'high', 'medium', 'low'], { error: coded('unknown-severity') });
export type Severity = z.infer<typeof Severity>;

export const RuleId = z.enum(
  [
    'case-reported',
    'site-outbreak',
    'contact-reported',
    'positive-unconfirmed',
    'quarantine-breach',
    'isolation-short',
    'lodging-over',
    'symptom-aberration',
    'testing-behind',
    'not-ready',
    'readiness-drop',
    'check-in-missed',
    'plan-due',
    'implausible',
    'zone-cluster',
  ],
  { error: coded('unknown-rule') },
);
export type RuleId = z.infer<typeof RuleId>;

export const AlertState = z.enum(['open', 'acknowledged', 'verified', 'responding', 'closed'], {
  error: 'unknown-state',
});
export type AlertState = z.infer<typeof AlertState>;

export const AlertBrief = z.strictObject({
  id: z.string(),
  rule: RuleId,
  severity: Severity,
  state: AlertState,
});
export type AlertBrief = z.infer<typeof AlertBrief>;

import * as z from 'zod/mini';
import type { Measured } from '../../domain/measured.ts';
import { type Found, resourcesOf } from '../infra/fixture.ts';
import { someStacks } from '../infra/some-stacks.ts';

const Alarm = z.looseObject({
  Metrics: z.optional(z.array(z.looseObject({ MetricStat: z.optional(z.unknown()) }))),
});
const Rules = z.looseObject({ Rules: z._default(z.array(z.unknown()), []) });

/** An alarm is paid for each metric that it watches. */
const watchedBy = ({ Properties }: Found): number =>
  Alarm.parse(Properties).Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;

/** Figures that a function writes into its logs, and CloudWatch makes metrics of. */
const figures = {
  ...{ ExpectedReports: true, ActualReports: true, OnTimeReports: true, MissingReports: true },
  ...{ PendingReports: true, OpenAlerts: true, CriticalAlerts: true, OverdueAlerts: true },
} as const satisfies Record<keyof Measured, true>;

/** What the stacks of a stage have whatever is used, as far as it is paid for. */
export const stackCounts = (list = someStacks().list): Record<string, number> => {
  const all = list.flatMap((stack) => resourcesOf(stack));
  const ofType = (type: string) => all.filter(({ Type }) => Type === type);
  const sum = (type: string, of: (one: Found) => number) => ofType(type).reduce((so, one) => so + of(one), 0);
  return {
    functions: ofType('AWS::Lambda::Function').length,
    alarmsThemselves: ofType('AWS::CloudWatch::Alarm').length,
    alarms: sum('AWS::CloudWatch::Alarm', watchedBy),
    metrics: ofType('AWS::Logs::MetricFilter').length + Object.keys(figures).length,
    dashboards: ofType('AWS::CloudWatch::Dashboard').length,
    secrets: ofType('AWS::SecretsManager::Secret').length,
    queues: ofType('AWS::Lambda::EventSourceMapping').length,
    schedules: ofType('AWS::Scheduler::Schedule').length,
    firewallRules: sum('AWS::WAFv2::WebACL', ({ Properties }) => Rules.parse(Properties).Rules.length),
  };
};

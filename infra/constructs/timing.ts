import { Duration, TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { province } from '../../domain/pack/province.ts';
import type { Timing } from './timed-run.ts';

/** Once a day, at a time of day of the province, `HH:MM`. A run is made up for as long as Lambda keeps one, 6 h. */
export const daily = (at: string): Timing => {
  const [hour, minute] = at.split(':').map((part) => String(Number(part)));
  return {
    schedule: ScheduleExpression.cron({ hour, minute, timeZone: TimeZone.of(province.timeZone) }),
    retries: { start: 20, run: 2 },
    stillUseful: Duration.hours(6),
  };
};

/** Every so many minutes. A run that failed is not repeated: the next works on whatever is due by then. */
export const everyMinutes = (minutes: number): Timing => ({
  schedule: ScheduleExpression.rate(Duration.minutes(minutes)),
  retries: { start: 0, run: 0 },
  stillUseful: Duration.minutes(minutes),
});

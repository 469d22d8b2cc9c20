import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';

/** What a log line may hold: codes and counts, never an event, a header, a token or a text a person typed. */
export type Facts = {
  route?: string;
  job?: string;
  status?: number;
  code?: string;
  member?: string;
  siteId?: string;
  day?: string;
  records?: number;
  failed?: number;
  milliseconds?: number;
  errorName?: string;
};

const logger = new Logger({ serviceName: 'san-sang' });

/** From now on each line says which run of which function wrote it, by the id that the gateway's log and X-Ray have too. */
export const noteRun = (context: Context): void => logger.addContext(context);

/** Writes one coded event. */
export const log = (level: 'info' | 'warn' | 'error', event: string, facts: Facts) =>
  logger[level](event, { facts });

import { noPage, noPageHeaders } from '../../domain/texts/no-page.ts';
import { langOf } from '../edge/problem.ts';
import type { Outgoing } from './exchange.ts';

/** The answer to an address that has no page. */
export const notFoundPage = (acceptLanguage: string | undefined): Outgoing => {
  const lang = langOf(acceptLanguage);
  return { status: 404, headers: noPageHeaders(lang), body: noPage(lang) };
};

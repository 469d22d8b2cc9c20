import { tooManyRequests as answer } from '../../domain/front-answer.ts';
import { langOf } from '../edge/problem.ts';
import type { Outgoing } from './exchange.ts';

/** After a second a person has requests again, at the rate of the contract. */
const comeBackSeconds = 1;

/** The answer to one person's flood: problem details, and when to come back. */
export const tooManyRequests = (acceptLanguage: string | undefined): Outgoing => {
  const { status, headers, problem } = answer(langOf(acceptLanguage), comeBackSeconds);
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
    body: JSON.stringify(problem),
  };
};

import { problemType } from '../../domain/problem.ts';
import { langOf } from '../edge/problem.ts';
import type { Outgoing } from './exchange.ts';

const words = {
  vi: { title: 'Gửi quá nhiều yêu cầu', detail: 'Hãy chờ một giây rồi thử lại.' },
  en: { title: 'Too many requests', detail: 'Wait a second, then try again.' },
} as const;

/** The answer to one person's flood: problem details, and when to come back (seconds). */
export const tooManyRequests = (acceptLanguage: string | undefined): Outgoing => {
  const lang = langOf(acceptLanguage);
  const type = problemType('too-many-requests');
  return {
    status: 429,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': lang,
      'cache-control': 'no-store',
      'retry-after': '1',
    },
    body: JSON.stringify({ type, status: 429, ...words[lang], errors: [] }),
  };
};

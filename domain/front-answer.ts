import { type Problem, problemType } from './problem.ts';
import { problemWords } from './texts/problem-words.ts';
import { fill, type Lang, type Slots } from './texts/text.ts';

/** Requests of one person: 50 a second, 100 at once (contract.md). */
export const userRate = { perSecond: 50, burst: 100 } as const;

/** The header by which a function knows that a request came through the front; what a client sends under this name never arrives. */
export const originHeader = 'x-origin-secret';

/** An answer that is given before a function has looked at the request, the same at every door. */
export type FrontAnswer = {
  status: number;
  /** Without the media type, which not every door may choose. */
  headers: Record<string, string>;
  problem: Problem;
};

const refusal = (status: number, code: string, lang: Lang, says: Slots = {}): FrontAnswer => {
  const words = problemWords(code, lang);
  const detail = fill(words.detail, says);
  return {
    status,
    headers: { 'content-language': lang, 'cache-control': 'no-store' },
    problem: {
      type: problemType(code),
      title: words.title,
      status,
      detail,
      errors: [{ pointer: '', code, detail }],
    },
  };
};

/** The answer to a flood, and when to come back, seconds. */
export const tooManyRequests = (lang: Lang, seconds: number): FrontAnswer => {
  const { headers, ...answer } = refusal(429, 'too-many-requests', lang, { seconds: String(seconds) });
  return { ...answer, headers: { ...headers, 'retry-after': String(seconds) } };
};

/** The answer to a body that looks like an attack. */
export const refusedByFirewall = (lang: Lang): FrontAnswer => refusal(422, 'refused-by-firewall', lang);

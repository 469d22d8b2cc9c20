import * as z from 'zod/mini';
import { Problem } from '../../domain/problem.ts';
import type { Lang } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import { sessions } from '../session.ts';

/** A printed page is made while one waits, when it was not asked for before; milliseconds. */
const patienceMs = 30_000;

const ask = (address: string, lang: Lang, token: string) =>
  fetch(address, {
    headers: { authorization: `Bearer ${token}`, 'accept-language': lang },
    cache: 'no-store',
    signal: AbortSignal.timeout(patienceMs),
  });

const refusal = async (response: Response): Promise<Failure> => {
  const problem = z.safeParse(Problem, await response.json().catch(() => null));
  if (!problem.success) return { kind: 'unreadable', status: response.status };
  const code = problem.data.type.replace(/^.*\//, '');
  return { kind: 'problem', status: response.status, code, problem: problem.data, retryAfter: null };
};

/** A file of the API with the token of whoever is signed in: a link alone would not be let in. Never throws. */
export const fetchFile = async (address: string, lang: Lang): Promise<{ blob: Blob } | Failure> => {
  let refused: string | undefined;
  try {
    for (let tries = 0; tries < 2; tries += 1) {
      const access = await sessions.access(refused);
      if (access.kind !== 'token') return { kind: access.kind === 'offline' ? 'network' : 'signed-out' };
      const response = await ask(address, lang, access.token);
      if (response.ok) return { blob: await response.blob() };
      if (response.status !== 401) return await refusal(response);
      refused = access.token;
    }
    return { kind: 'signed-out' };
  } catch (cause) {
    return { kind: cause instanceof DOMException && cause.name === 'TimeoutError' ? 'timeout' : 'network' };
  }
};

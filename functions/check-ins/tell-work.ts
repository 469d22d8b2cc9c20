import { longWorkOf, withinReply } from '../../domain/bulk-words.ts';
import { isOver } from '../../domain/bulk-work.ts';
import type { Instant } from '../../domain/day.ts';
import { longWorkOfExport } from '../../domain/export-work.ts';
import { NotFound } from '../../domain/failure.ts';
import type { LongWork } from '../../domain/long-work.ts';
import type { Actor } from '../../domain/member.ts';
import { longWorkOfRebuild } from '../../domain/rebuild-work.ts';
import { longWorkOfRehearsal } from '../../domain/rehearsal-work.ts';
import { problemWords } from '../../domain/texts/problem-words.ts';
import { langOf } from '../edge/problem.ts';
import type { AnyWork, LongWorks } from '../stores/long-works.ts';

type Works = Pick<LongWorks, 'get' | 'everything'>;
type Named = { params: { jobId: string }; actor: Actor; now: Instant };

/** Finds a work for who started it. @throws NotFound for everybody else's, as for what there is not. */
export const findWork =
  (works: Pick<Works, 'get'>) =>
  async ({ params, actor, now }: Named): Promise<AnyWork> => {
    const work = await works.get(actor.id, params.jobId, now);
    if (work === null) throw new NotFound();
    return work;
  };

/** The reply as the gateway gets it: JSON within JSON. */
const sizeOf = (work: LongWork) => Buffer.byteLength(JSON.stringify(JSON.stringify(work)));

/** Tells how far a work is and, once a sheet has ended, what came of each row. */
export const tellWork = async (
  works: Pick<Works, 'everything'>,
  work: AnyWork,
  acceptLanguage: string | undefined,
): Promise<LongWork> => {
  if ('kind' in work) {
    const lang = langOf(acceptLanguage);
    if (work.kind === 'export') return longWorkOfExport(work, (code) => problemWords(code, lang).detail);
    return work.kind === 'rebuild' ? longWorkOfRebuild(work) : longWorkOfRehearsal(work);
  }
  const records = isOver(work) ? await works.everything(work.jobId) : null;
  return withinReply(longWorkOf(work, records, langOf(acceptLanguage)), sizeOf);
};

import { stateOf } from '../../domain/bulk-work.ts';
import { daysFrom, type Instant } from '../../domain/day.ts';
import { Forbidden, NotFound } from '../../domain/failure.ts';
import type { Actor } from '../../domain/member.ts';
import { figuresFrom } from '../../domain/rehearsal-figures.ts';
import { isOvertaken, type Rehearsal, type RehearsalWork, rehearses } from '../../domain/rehearsal-work.ts';
import { templateInForce } from '../../domain/template.ts';
import type { LongWorks } from '../stores/long-works.ts';
import type { Rehearsals } from '../stores/rehearsals.ts';
import type { Templates } from '../stores/templates.ts';

/** Rehearsals are of the whole province. @throws Forbidden for a member who is bound to zones */
export const requireProvince = (actor: Actor): void => {
  if (!rehearses(actor)) throw new Forbidden('province-only');
};

type Named = { params: { jobId: string }; actor: Actor; now: Instant };

type Found = { works: Pick<LongWorks, 'get'>; rehearsals: Pick<Rehearsals, 'newest'> };

/** Finds a rehearsal for everybody who may rehearse; one's own as it is at this moment. @throws NotFound; Forbidden */
export const findRehearsal =
  ({ works, rehearsals }: Found) =>
  async ({ params, actor, now }: Named): Promise<RehearsalWork> => {
    requireProvince(actor);
    const own = await works.get(actor.id, params.jobId, now);
    if (own !== null && 'kind' in own && own.kind === 'rehearsal') return own;
    const work = await rehearsals.newest(now, ({ jobId }) => jobId === params.jobId);
    if (work === null) throw new NotFound();
    return work;
  };

type Told = { rehearsals: Pick<Rehearsals, 'totals'>; templates: Pick<Templates, 'all' | 'get'> };

/** What a rehearsal has come to so far. */
export const tellRehearsal = async (
  { rehearsals, templates }: Told,
  work: RehearsalWork,
): Promise<Rehearsal> => {
  const { jobId, templateId, createdAt, by, from, to, done, total } = work;
  const [totals, all, version] = await Promise.all([
    rehearsals.totals(jobId),
    templates.all(),
    templates.get(templateId),
  ]);
  const ids = daysFrom(from, to).flatMap((day) => templateInForce(all, day)?.id ?? []);
  return {
    ...{ jobId, state: stateOf(work), templateId, createdAt, from, to, done, total },
    ...{ by: by.name, overtaken: version !== null && isOvertaken(work, version) },
    inForce: [...new Set(ids)],
    figures: figuresFrom(totals, { from, to }),
  };
};

import { stateOf } from '../../domain/bulk-work.ts';
import { daysFrom, type Instant } from '../../domain/day.ts';
import { Forbidden, NotFound } from '../../domain/failure.ts';
import type { Actor } from '../../domain/member.ts';
import { figuresFrom } from '../../domain/rehearsal-figures.ts';
import { type Rehearsal, type RehearsalWork, rehearses } from '../../domain/rehearsal-work.ts';
import { templateInForce } from '../../domain/template.ts';
import type { LongWorks } from '../stores/long-works.ts';
import type { Rehearsals } from '../stores/rehearsals.ts';
import type { Templates } from '../stores/templates.ts';

/** Rehearsals are of the whole province. @throws Forbidden for a member who is bound to zones */
export const requireProvince = (actor: Actor): void => {
  if (!rehearses(actor)) throw new Forbidden('province-only');
};

type Named = { params: { jobId: string }; actor: Actor; now: Instant };

/** Finds a rehearsal for who started it. @throws NotFound for everybody else's, as for what there is not; Forbidden */
export const findRehearsal =
  (works: Pick<LongWorks, 'get'>) =>
  async ({ params, actor, now }: Named): Promise<RehearsalWork> => {
    requireProvince(actor);
    const work = await works.get(actor.id, params.jobId, now);
    if (work === null || !('kind' in work) || work.kind !== 'rehearsal') throw new NotFound();
    return work;
  };

type Told = { rehearsals: Pick<Rehearsals, 'totals'>; templates: Pick<Templates, 'all'> };

/** What a rehearsal has come to so far. */
export const tellRehearsal = async (
  { rehearsals, templates }: Told,
  work: RehearsalWork,
): Promise<Rehearsal> => {
  const { jobId, templateId, createdAt, from, to, done, total } = work;
  const [totals, all] = await Promise.all([rehearsals.totals(jobId), templates.all()]);
  const ids = daysFrom(from, to).flatMap((day) => templateInForce(all, day)?.id ?? []);
  return {
    ...{ jobId, state: stateOf(work), templateId, createdAt, from, to, done, total },
    inForce: [...new Set(ids)],
    figures: figuresFrom(totals, { from, to }),
  };
};

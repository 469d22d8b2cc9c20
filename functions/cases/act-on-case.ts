import { type CaseChange, type CaseRecord, type CaseResponse, caseOf } from '../../domain/case-response.ts';
import type { Instant } from '../../domain/day.ts';
import { NotFound } from '../../domain/failure.ts';
import type { Cases } from '../stores/cases.ts';
import { untilWon } from '../stores/transaction.ts';

type Act = { actor: string; now: Instant };
/** What an act makes of a case, and how the audit names it. */
type Decided = { change: CaseChange; name: string; about: string };

/**
 * Acts on the newest case of a site; again from the start as long as somebody else writes first.
 * @returns the case as the act leaves it @throws NotFound without a case; what `decide` throws
 */
export const actOnCase = (
  cases: Pick<Cases, 'open' | 'write'>,
  siteId: string,
  { actor, now }: Act,
  decide: (record: CaseRecord) => Decided,
): Promise<CaseResponse> =>
  untilWon(async () => {
    const opened = await cases.open(siteId);
    if (opened === null) throw new NotFound();
    const { change, name, about } = decide(opened.record);
    await cases.write(opened.item, change, { actor, act: name, about, at: now });
    return caseOf(change.record);
  });

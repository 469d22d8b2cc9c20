import { expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { ok } from '../support/call.ts';
import { settled } from '../support/filed.ts';
import { at, file, people, siteId } from '../support/people.ts';

type Works = Awaited<ReturnType<typeof settled>>['works'];

/** What each may read of the site: in its list, and alone. */
const marks = async (works: Works, who: Member = people.health) => {
  const { items } = ok('listSites', await works.as(who)('listSites'));
  const { confidence } = ok('getSite', await works.as(who)('getSite', { params: { siteId } }));
  return [items[0]?.confidence, confidence];
};
const scored = async (works: Works) => {
  const { assessment } = ok(
    'getCheckIn',
    await works.as(people.health)('getCheckIn', { params: { siteId, day: a.day } }),
  );
  const { standing } = ok('getSite', await works.as(people.health)('getSite', { params: { siteId } }));
  return { readiness: assessment.readiness, band: assessment.band, standing: standing.readiness };
};
/** More people present than the site can have. */
const tooMany = { present: 1600 };

it('figures that can hardly be lower the confidence, and nothing of the score', async () => {
  const { works } = await settled();
  ok('putCheckIn', await file(works, a.day, a.checkInRequest({ present: 1300 })));
  expect(await marks(works)).toEqual(['normal', 'normal']);
  const before = await scored(works);
  ok('putCheckIn', await file(works, a.day, a.checkInRequest(tooMany, { seenRevision: 1 })));
  expect(await marks(works)).toEqual(['lowered', 'lowered']);
  expect(await marks(works, people.board)).toEqual(['lowered', 'lowered']);
  expect(await marks(works, people.hr)).toEqual([undefined, undefined]);
  expect(await scored(works)).toEqual(before);
});

it('it is as before once an officer has closed the alert, and stays so while another is worked on', async () => {
  const { works } = await settled();
  ok('putCheckIn', await file(works, a.day, a.checkInRequest({ ...tooMany, f1: 1 })));
  const close = async (alertId: string, body: object) =>
    ok('transitionAlert', await works.as(people.health)('transitionAlert', { params: { alertId }, body }));
  const closing = { to: 'closed', note: 'Đã hỏi', outcome: 'false-alarm', seen: 1 };
  await close(`contact-reported.${siteId}.1`, closing);
  expect(await marks(works)).toEqual(['lowered', 'lowered']);
  await close(`implausible.${siteId}.1`, closing);
  expect(await marks(works)).toEqual(['normal', 'normal']);
});

it('a correction that is marked for inspection lowers it for health, for two weeks', async () => {
  const { works } = await settled();
  ok('putCheckIn', await file(works, a.day, a.checkInRequest({ masks: 'some' })));
  ok('putCheckIn', await file(works, a.day, a.checkInRequest({ masks: 'all' }, { seenRevision: 1 })));
  expect(await marks(works)).toEqual(['lowered', 'lowered']);
  expect(await marks(works, people.board)).toEqual(['normal', 'normal']);
  works.at(at(addDays(a.day, 14)));
  expect(await marks(works)).toEqual(['normal', 'normal']);
});

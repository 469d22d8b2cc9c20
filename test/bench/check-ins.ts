import { randomUUID } from 'node:crypto';
import type { Answers } from '../../domain/answers.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { fileCheckIn } from '../../domain/filing.ts';
import { templateOn } from '../../domain/pack/templates.ts';
import type { Plan } from '../../domain/plan.ts';
import { withPlan } from '../../domain/plan-review.ts';
import { registerSite } from '../../domain/register.ts';
import { subjectOf } from '../../functions/local/subject.ts';
import { type Connection, connect } from '../../functions/stores/connection.ts';
import { filingStore, filingWrites } from '../../functions/stores/filings.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { planStore } from '../../functions/stores/plans.ts';
import { siteStore } from '../../functions/stores/sites.ts';
import { commit } from '../../functions/stores/transaction.ts';
import { a } from '../support/a.ts';
import type { Door } from './door.ts';
import { median, perSecond, shown } from './ratio.ts';

const sites = 32;
const days = 7;
const clients = 8;
const rounds = 5;

const answers: Answers = a.answers();
const now = () => new Date().toISOString();
const mail = (n: number) => `bench-${n}@demo.test`;
const siteOf = (round: number, n: number) => `bench-${round}-${n}`;

/** Sites of one round, each with an approved plan, and the members who file for them. */
const prepare = async (connection: Connection, round: number) => {
  const today = dayOf(now());
  const plan: Plan = { ...a.plan(), version: 1, effectiveFrom: addDays(today, -30), state: 'approved' };
  for (let n = 0; n < sites * 2; n += 1) {
    const siteId = siteOf(round, n);
    const site = {
      siteId,
      name: siteId,
      employer: siteId,
      zoneId: 'kcn-diem-thuy',
      workforce: 1200,
      state: 'active',
    } as const;
    const deed = { actor: 'bench', act: 'bench', about: siteId, at: now() };
    await siteStore(connection).create(registerSite(site, today), deed);
    await planStore(connection).write(siteId, deed, (_, record) => ({
      plan,
      record: withPlan(record, plan),
    }));
  }
  for (let n = 0; n < sites; n += 1) {
    const member = { email: mail(n), name: mail(n), role: 'employer' as const, zones: [], active: true };
    const own = Array.from({ length: round + 1 }, (_, one) => siteOf(one, n));
    await memberStore(connection).put(subjectOf(mail(n)), { ...member, sites: own });
  }
};

/** A day's check-ins of all sites through the door, so many at once, each member its own. */
const throughDoor = async (door: Door, tokens: readonly string[], round: number): Promise<number> => {
  const today = dayOf(now());
  const all = Array.from({ length: days }, (_, back) => addDays(today, back - days + 1));
  const numbers = Array.from({ length: sites }, (_, n) => n);
  return (
    days *
    (await perSecond(numbers, clients, async (n) => {
      for (const day of all) {
        const response = await fetch(`${door.origin}/api/sites/${siteOf(round, n)}/check-ins/${day}`, {
          method: 'PUT',
          headers: {
            authorization: `Bearer ${tokens[n]}`,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
          },
          body: JSON.stringify({ answers, seenRevision: 0 }),
        });
        if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
        await response.arrayBuffer();
      }
    }))
  );
};

/** The same transactions sent straight to the engine, made ready beforehand. */
const raw = async (connection: Connection, round: number): Promise<number> => {
  const today = dayOf(now());
  const all = Array.from({ length: days }, (_, back) => addDays(today, back - days + 1));
  const chains = await Promise.all(
    Array.from({ length: sites }, async (_, n) => {
      const siteId = siteOf(round, sites + n);
      const opened = await filingStore(connection).open(siteId, today, null);
      if (opened === null) throw new Error('no site');
      let { item, file } = opened;
      const { templates } = opened;
      return all.map((day) => {
        const filing = fileCheckIn(file, templateOn(day), {
          day,
          request: { answers, seenRevision: 0 },
          by: { member: 'bench', name: 'bench' },
          now: now(),
        });
        const submission = { hash: 'bench', status: 201, text: JSON.stringify(filing.reply) };
        const deed = { actor: 'bench', act: 'check-in-filed', about: `${day} 1`, at: now() };
        const writes = filingWrites(connection, { item, file, templates, submission: null }, filing, {
          key: randomUUID(),
          submission,
          deed,
        });
        const chain = String(
          writes.find(({ Put }) => String(Put?.Item?.['pk']).startsWith('AUDIT#'))?.Put?.Item?.['hash'],
        );
        item = { record: filing.record, seq: item.seq + 1, chain };
        file = { ...file, record: filing.record, heads: [filing.filed, ...file.heads] };
        return writes;
      });
    }),
  );
  return (
    days *
    (await perSecond(chains, clients, async (chain) => {
      for (const writes of chain) await commit(connection, writes);
    }))
  );
};

/** Check-ins per second through the door beside the same transactions sent raw to the same engine, in turn, in one run. */
export const benchCheckIns = async (door: Door): Promise<void> => {
  const connection = connect({
    RECORDS_TABLE: 'san-sang-records',
    PROJECTIONS_TABLE: 'san-sang-projections',
  });
  const tokens = await Promise.all(Array.from({ length: sites }, (_, n) => door.token(mail(n))));
  const figures: { door: number; raw: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await prepare(connection, round);
    const doorFirst = round % 2 === 0;
    const first = doorFirst ? await throughDoor(door, tokens, round) : await raw(connection, round);
    const second = doorFirst ? await raw(connection, round) : await throughDoor(door, tokens, round);
    figures.push(doorFirst ? { door: first, raw: second } : { door: second, raw: first });
  }
  const ratio = median(figures.map((one) => one.door / one.raw));
  process.stdout.write(
    `check-ins: ${shown(median(figures.map((one) => one.door)))}/s through the door, ` +
      `${shown(median(figures.map((one) => one.raw)))}/s raw, ratio ${shown(ratio, 2)} (median of ${rounds} rounds, ${clients} clients)\n`,
  );
};

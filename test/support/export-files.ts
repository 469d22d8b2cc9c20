import { parse } from 'csv-parse/sync';
import { beforeAll } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { registerSite } from '../../domain/register.ts';
import { a } from './a.ts';
import { workRecords } from './bulk.ts';
import { ok, type Service } from './call.ts';
import { type Base, sharedBase } from './engine.ts';
import { aMonth, firstDay } from './month.ts';
import { at, otherZone, people } from './people.ts';

export const days = 8;
export const lastDay = addDays(firstDay, days - 1);
export const formula = '=HYPERLINK("http://x";"y")';
export const span = { from: firstDay, to: lastDay };

/** Eight days of four sites in two zones, one of them with a name that is a formula, and a quiet one with few people. */
const lived = async (base: Base) => {
  const { works } = await aMonth(base, days, async (service, Records) => {
    await service.jobs.projectSummary({ Records });
  });
  works.at(at(addDays(lastDay, 1)));
  const admin = works.as(people.admin);
  ok('updateSite', await admin('updateSite', { params: { siteId: 'site-1' }, body: { name: formula } }));
  await works.needs.sites.create(
    registerSite(a.site({ siteId: 'xuong-nho', zoneId: otherZone, workforce: 12 }), '2021-06-01'),
    { actor: 'x', act: 'site-registered', about: 'xuong-nho', at: works.clock() },
  );
  await works.stream();
  return works;
};

/** The month, lived once for all tests of a file: the one service, back at the day after and with nothing under way. */
export const sharedMonth = (): (() => Service) => {
  const base = sharedBase();
  let held: Service;
  beforeAll(async () => {
    held = await lived(base());
  });
  return () => {
    held.at(at(addDays(lastDay, 1)));
    return held;
  };
};

export type Wanted = { what?: string; format?: string; audience?: string; from?: string; to?: string };
export const begin = (works: Service, wanted: Wanted = {}, member: Member = people.health, lang = 'vi') =>
  works.as(member)('createExport', {
    body: { what: 'check-ins', format: 'csv', ...span, ...wanted },
    headers: { 'accept-language': lang },
  });
export const job = async (works: Service, jobId: string, member: Member = people.health) =>
  ok('getJob', await works.as(member)('getJob', { params: { jobId } }));

/** Gives the job its records one at a time, each again until it is taken, to the end or so many of them. */
export const run = async (works: Service, most = 1000, writing = works.jobs.writeExport): Promise<void> => {
  let left = most;
  for (let some = await workRecords(works); some.length > 0 && left > 0; some = await workRecords(works))
    for (const record of some.slice(0, left)) {
      left -= 1;
      for (let tries = 10; tries > 0; tries -= 1)
        if ((await writing({ Records: [record] })).batchItemFailures.length === 0) tries = 0;
    }
};

/** The bytes behind a link. */
export const behind = async (works: Service, link = ''): Promise<Uint8Array> => {
  const [, key = ''] = /^memory:([^?]+)\?/.exec(link) ?? [];
  return (await works.needs.written.get(key)) ?? new Uint8Array();
};
export const exported = async (
  works: Service,
  wanted: Wanted = {},
  member: Member = people.health,
  lang = 'vi',
) => {
  const { jobId } = ok('createExport', await begin(works, wanted, member, lang));
  await run(works);
  const { state, link, rows } = await job(works, jobId, member);
  return { jobId, state, rows, bytes: await behind(works, link), link };
};
export const opened = (bytes: Uint8Array, delimiter = ';'): string[][] =>
  parse(Buffer.from(bytes), { bom: true, delimiter, record_delimiter: '\r\n' });
/** The rows by what stands above each column. */
export const byHead = ([heads = [], ...rows]: string[][]) =>
  rows.map((cells) => Object.fromEntries(heads.map((head, n) => [head, cells[n] ?? ''])));

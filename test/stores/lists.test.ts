import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { ok, type Reply, refusal, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import type { Said } from '../support/event.ts';
import { at, file, people, settle } from '../support/people.ts';

const base = sharedBase();
const zones = ['ccn-an-khanh', 'kcn-diem-thuy', 'kcn-yen-binh'];
const zonedHealth = { ...people.health, email: 'zoned@demo.test', zones: [zones[1] ?? ''] };
const twoZones = { ...people.board, email: 'two@demo.test', zones: zones.slice(0, 2) };
const hr = (n: number): Member => ({ ...people.hr, email: `hr-${n}@demo.test`, sites: [`site-${n}`] });

const works = () => service(base(), at(a.day));

/** Twelve sites in three zones; the first three of them have filed. */
beforeAll(async () => {
  const service = works();
  service.at(at('2021-06-10'));
  await service.join(people.admin, people.health, people.board, zonedHealth, twoZones);
  for (let n = 0; n < 12; n += 1) {
    const body = a.site({
      siteId: `site-${n}`,
      name: n === 5 ? 'Xưởng Đúc Mẫu' : `Cơ sở ${n}`,
      employer: n === 7 ? 'Cơ khí Hồ Núi Cốc Mẫu' : 'Công ty Mẫu',
      zoneId: zones[n % 3] ?? '',
    });
    if (n < 3) await settle(service, { site: body, hr: hr(n) });
    else ok('createSite', await service.as(people.admin)('createSite', { body }));
  }
  service.at(at(a.day));
  await file(service, a.day, a.checkInRequest(), { site: 'site-0', hr: hr(0) });
  await file(service, a.day, a.checkInRequest({ quarantineBreaches: 1 }), { site: 'site-1', hr: hr(1) });
  service.at(at('2021-06-11'));
  await file(service, '2021-06-11', a.checkInRequest(), { site: 'site-2', hr: hr(2) });
});

const listed = async (who: Member, query: Record<string, string>) => {
  const reply = await works().as(who)('listSites', { query });
  const { items, cursor } = ok('listSites', reply);
  return { ids: items.map(({ site }) => site.siteId), cursor };
};

/** All pages of a list, and how many there were. */
const paged = async (who: Member, query: Record<string, string>) => {
  const all: string[] = [];
  let pages = 0;
  let next: string | null = '';
  while (next !== null) {
    const page: Awaited<ReturnType<typeof listed>> = await listed(who, {
      ...query,
      ...(next === '' ? {} : { cursor: next }),
    });
    all.push(...page.ids);
    next = page.cursor;
    pages += 1;
  }
  return { all, pages };
};

describe('the list of sites', () => {
  it.each([1, 2, 5, 11, 12, 13, 200])('has each site once, in pages of %i', async (limit) => {
    const { all, pages } = await paged(people.health, { limit: String(limit) });
    expect(all).toEqual([0, 3, 6, 9, 1, 10, 4, 7, 11, 2, 5, 8].map((n) => `site-${n}`));
    expect(pages).toBe(Math.ceil(12 / limit));
  });

  it.each<[string, Member, Record<string, string>, string[]]>([
    ['a zone', people.health, { zone: 'kcn-yen-binh' }, ['site-11', 'site-2', 'site-5', 'site-8']],
    ['a zone without sites', people.health, { zone: 'ccn-cao-ngan' }, []],
    ['a member’s own zone', zonedHealth, {}, ['site-1', 'site-10', 'site-4', 'site-7']],
    ['a zone that is not the member’s', zonedHealth, { zone: 'kcn-yen-binh' }, []],
    ['one of two zones', twoZones, { zone: 'ccn-an-khanh' }, ['site-0', 'site-3', 'site-6', 'site-9']],
    ['a name without its marks', people.health, { q: 'xuong duc' }, ['site-5']],
    ['a name with its marks in capitals', people.health, { q: ' XƯỞNG ĐÚC ' }, ['site-5']],
    ['an employer', people.health, { q: 'ho nui coc' }, ['site-7']],
    ['an id', people.health, { q: 'site-1' }, ['site-1', 'site-10', 'site-11']],
    ['the name of a zone', people.health, { q: 'an khánh' }, ['site-0', 'site-3', 'site-6', 'site-9']],
    ['nothing that there is', people.health, { q: '100%' }, []],
    ['a band', people.health, { band: 'not-ready' }, ['site-1']],
    ['a band that a stale site still has', people.health, { band: 'watch' }, []],
    ['freshness', people.health, { freshness: 'fresh' }, ['site-0', 'site-1']],
    ['a band and a zone', people.health, { band: 'not-ready', zone: 'ccn-an-khanh' }, []],
    ['an employer’s own', hr(1), {}, ['site-1']],
    ['an employer’s own, searched', hr(1), { q: 'site-2' }, []],
  ])('is narrowed to %s', async (_, who, query, expected) => {
    expect((await listed(who, query)).ids).toEqual(expected);
  });

  it('shows a site of unknown freshness in no band', async () => {
    const { ids } = await listed(people.health, { freshness: 'unknown' });
    expect(ids).toContain('site-2');
    for (const band of ['ready', 'watch', 'weak', 'not-ready']) {
      expect((await listed(people.health, { band })).ids).not.toContain('site-2');
    }
  });

  it('goes on after filtered pages to the end', async () => {
    const { all } = await paged(twoZones, { limit: '3', q: 'site-1' });
    expect(all).toEqual(['site-1', 'site-10']);
  });
});

const cursorOf = async (
  name: 'listSites' | 'listMembers' | 'listPlans' | 'listCheckIns',
  who: Member,
  said: Said,
) => {
  const { body } = await works().as(who)(name, said);
  const { cursor } = body !== null && typeof body === 'object' && 'cursor' in body ? body : { cursor: null };
  if (typeof cursor !== 'string') throw new Error('no cursor');
  return cursor;
};
const forged = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');
const opened = (cursor: string): object => JSON.parse(Buffer.from(cursor, 'base64url').toString());

describe('a cursor', () => {
  const isBad = (reply: Reply) => expect(refusal(reply)).toEqual(['422 /cursor bad-cursor']);

  it.each([
    'x',
    '{}',
    forged({}),
    forged(null),
    forged([]),
    forged('SITES'),
    forged({ gsi1pk: 'SITES' }),
    forged({ gsi1pk: 'SITES', gsi1sk: 'kcn-yen-binh#a' }),
    forged({ pk: 'SITE#a', sk: 'SITE', gsi1pk: 'SITES', gsi1sk: 'kcn-yen-binh#a', more: 'x' }),
    forged({ pk: '', sk: 'SITE', gsi1pk: 'SITES', gsi1sk: 'kcn-yen-binh#a' }),
    forged({ pk: 'SITE#a', sk: 1, gsi1pk: 'SITES', gsi1sk: 'kcn-yen-binh#a' }),
    forged({ pk: 'SITE#a', sk: 'SITE', gsi1pk: 'MEMBERS', gsi1sk: 'a@demo.test' }),
    forged({ pk: 'SITE#a', sk: 'SITE', gsi1pk: 'SITES', gsi1sk: 'x'.repeat(1200) }),
  ])('that nobody gave out is refused: %s', async (cursor) => {
    isBad(await works().as(people.health)('listSites', { query: { cursor } }));
  });

  it('of one list is refused by every other', async () => {
    const sites = await cursorOf('listSites', people.health, { query: { limit: '1' } });
    const members = await cursorOf('listMembers', people.admin, { query: { limit: '1' } });
    isBad(await works().as(people.admin)('listMembers', { query: { cursor: sites } }));
    isBad(await works().as(people.admin)('listSites', { query: { cursor: members } }));
    isBad(await works().as(people.health)('listAlerts', { query: { cursor: sites } }));
    isBad(await works().as(people.health)('listAlerts', { query: { cursor: `closed.${sites}` } }));
    const params = { siteId: 'site-0' };
    isBad(await works().as(people.health)('listPlans', { params, query: { cursor: sites } }));
    isBad(await works().as(people.health)('listCheckIns', { params, query: { cursor: sites } }));
  });

  it('leads no member out of its zones', async () => {
    const all = await cursorOf('listSites', people.health, { query: { limit: '1' } });
    isBad(await works().as(zonedHealth)('listSites', { query: { cursor: all } }));
    const { ids } = await listed(twoZones, { cursor: all });
    expect(ids).toEqual(['site-3', 'site-6', 'site-9', 'site-1', 'site-10', 'site-4', 'site-7']);
  });

  it('of one zone is refused for another', async () => {
    const yenBinh = await cursorOf('listSites', people.health, {
      query: { limit: '1', zone: 'kcn-yen-binh' },
    });
    isBad(await works().as(people.health)('listSites', { query: { cursor: yenBinh, zone: 'ccn-an-khanh' } }));
  });

  it('of one site’s check-ins is refused for another’s, and for a span that it lies outside of', async () => {
    const service = works();
    for (let n = 1; n <= 3; n += 1) {
      await file(service, addDays(a.day, -n), a.checkInRequest(), { site: 'site-0', hr: hr(0) });
    }
    const list = (site: string, query: Record<string, string>) =>
      service.as(people.health)('listCheckIns', { params: { siteId: site }, query });
    const cursor = await cursorOf('listCheckIns', people.health, {
      ...{ params: { siteId: 'site-0' }, query: { limit: '2' } },
    });
    const { items } = ok('listCheckIns', await list('site-0', { cursor }));
    expect(items.map(({ checkIn }) => checkIn.day)).toEqual(['2021-06-13', '2021-06-12']);
    isBad(await list('site-1', { cursor }));
    isBad(await list('site-0', { cursor, to: '2021-06-13' }));
    isBad(await list('site-0', { cursor, from: '2021-06-15' }));
    isBad(await list('site-0', { cursor: forged({ ...opened(cursor), sk: 'DAY#9' }) }));
    isBad(await list('site-0', { cursor: forged({ ...opened(cursor), sk: 'PLAN#000001' }) }));
  });

  it('stays good while sites come and go around it', async () => {
    const service = works();
    const cursor = await cursorOf('listSites', people.health, {
      query: { limit: '5', zone: 'ccn-an-khanh', q: '' },
    }).catch(() => null);
    expect(cursor).toBeNull();
    const first = await listed(people.health, { limit: '2', zone: 'ccn-an-khanh' });
    ok(
      'createSite',
      await service.as(people.admin)('createSite', {
        body: a.site({ siteId: 'site-30', zoneId: 'ccn-an-khanh' }),
      }),
    );
    const rest = await listed(people.health, { zone: 'ccn-an-khanh', cursor: first.cursor ?? '' });
    expect([first.ids, rest.ids]).toEqual([
      ['site-0', 'site-3'],
      ['site-30', 'site-6', 'site-9'],
    ]);
  });
});

describe('the lists of one site', () => {
  it('give check-ins of a span, newest first', async () => {
    const service = works();
    const days = async (query: Record<string, string>) => {
      const reply = await service.as(hr(0))('listCheckIns', { params: { siteId: 'site-0' }, query });
      return ok('listCheckIns', reply).items.map(({ checkIn }) => checkIn.day);
    };
    expect(await days({ from: '2021-06-13', to: '2021-06-14' })).toEqual(['2021-06-14', '2021-06-13']);
    expect(await days({ from: '2021-06-14', to: '2021-06-13' })).toEqual([]);
    expect(await days({})).toEqual(['2021-06-15', '2021-06-14', '2021-06-13', '2021-06-12']);
  });

  it('end without an empty page where the page was filled exactly', async () => {
    const reply = await works().as(hr(0))('listCheckIns', {
      ...{ params: { siteId: 'site-0' }, query: { limit: '4' } },
    });
    expect(ok('listCheckIns', reply).cursor).toBeNull();
  });

  it('give members by e-mail', async () => {
    const { body } = await works().as(people.admin)('listMembers', {});
    const { items } = ok('listMembers', { status: 200, headers: {}, text: '', body });
    const emails = items.map(({ email }) => email);
    expect(emails).toEqual(emails.toSorted());
    expect(emails).toContain('hr-0@demo.test');
  });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { DataValueSet } from '../../domain/dhis2-values.ts';
import { sendDhis2 } from '../../functions/exchange/send-dhis2.ts';
import { dhis2Arguments, dhis2SettingsOf } from '../../functions/local/dhis2.ts';
import { a } from '../support/a.ts';
import { due, ok, refusal, refused, type Service, service } from '../support/call.ts';
import { aDhis2, served } from '../support/dhis2.ts';
import { sharedBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, zoneId } from '../support/people.ts';

const script = fileURLToPath(new URL('../../functions/local/dhis2.ts', import.meta.url));
const base = sharedBase();
const next = addDays(a.day, 1);
const sites = ['mot', 'hai', 'ba', 'bon'];
const hrOf = (site: string) => ({ ...people.hr, email: `${site}@demo.test`, sites: [site] });
const state: { works?: Service } = {};

const works = (): Service => {
  if (state.works === undefined) throw new Error('not settled yet');
  return state.works;
};

beforeAll(async () => {
  const own = service(base(), at(a.day, '08:00'));
  for (const site of sites)
    await settle(own, {
      site: a.site({ siteId: site, zoneId: site === 'bon' ? otherZone : zoneId }),
      hr: hrOf(site),
    });
  const said = { mot: { f0: 2, present: 300 }, hai: { f0: 7, present: 200 }, bon: { f0: 1, present: 30 } };
  for (const [site, answers] of Object.entries(said))
    ok('putCheckIn', await file(own, a.day, a.checkInRequest(answers), { site, hr: hrOf(site) }));
  own.at(at(next, '06:30'));
  await own.jobs.freezeBrief(due(at(next, '06:30'), next));
  state.works = own;
});

const asked = (query: Record<string, string>, member = people.health) =>
  works().as(member)('getDhis2', { query });

/** Our API as the command meets it: by its address, with a token. */
const ours = 'https://san-sang.test';
const fetchOf = (): typeof fetch => async (input, init) => {
  const url = new URL(String(input));
  if (url.origin !== ours) return fetch(input, init);
  const headers = Object.fromEntries(new Headers(init?.headers));
  const member = headers['authorization'] === 'Bearer of-health' ? people.health : null;
  const query = Object.fromEntries(url.searchParams);
  const reply = await works().as(member)('getDhis2', { query, headers });
  return new Response(reply.text, { status: reply.status });
};

describe('a frozen day for DHIS2', () => {
  it('has values by code for the zones with sites; small numbers are left out', async () => {
    const reply = await asked({ day: a.day });
    const set = DataValueSet.parse(reply.body);
    expect(set).toMatchObject({ dataSet: 'SS_DAILY', period: '20210615', attributeOptionCombo: 'default' });
    const of = (code: string) =>
      set.dataValues.flatMap(({ dataElement, orgUnit, value }) =>
        dataElement === code ? [[orgUnit, value]] : [],
      );
    expect(of('SS_EXPECTED_REPORTS')).toEqual([
      [zoneId, '3'],
      [otherZone, '1'],
    ]);
    expect(of('SS_ACTUAL_REPORTS')).toEqual([
      [zoneId, '2'],
      [otherZone, '1'],
    ]);
    // One F0 in the other zone, of few people: neither it nor what would give it away.
    expect(of('SS_F0')).toEqual([]);
    expect(of('SS_F0_ALL')).toEqual([['thai-nguyen', '10']]);
    expect(of('SS_POSITIVE_ALL')).toEqual([['thai-nguyen', '0']]);
  });

  it('gives the same bytes whoever asks and whatever came in since', async () => {
    const [first, etag] = await asked({ day: a.day }).then(({ text, headers }) => [text, headers['etag']]);
    ok('putCheckIn', await file(works(), a.day, a.checkInRequest({ f0: 9 }), { site: 'ba', hr: hrOf('ba') }));
    const again = await asked({ day: a.day }, people.admin);
    expect([again.text, again.headers['etag']]).toEqual([first, etag]);
  });

  it('is refused where the day is not frozen or not said, and to who is bound to zones', async () => {
    expect(refused(await asked({ day: next }))).toBe('404 no-brief');
    expect(refusal(await asked({}))).toEqual(['422 /day missing']);
    expect(refusal(await asked({ day: a.day, what: 'all' }))).toEqual(['422 /what not-an-option']);
    const zoned = { ...people.health, email: 'zone-health@demo.test', zones: [zoneId] };
    await works().join(zoned);
    expect(refused(await asked({ day: a.day }, zoned))).toBe('403 province-only');
    expect(refused(await asked({ day: a.day }, people.leader))).toBe('403 forbidden-role');
  });
});

describe('npm run dhis2', () => {
  const small: { dhis2: ReturnType<typeof aDhis2>; url: string; close: () => Promise<void> } = {
    dhis2: aDhis2(),
    url: '',
    close: async () => {},
  };
  const lines: string[] = [];
  beforeAll(async () => {
    Object.assign(small, await served({ ...small.dhis2, answer: (...of) => small.dhis2.answer(...of) }));
  });
  afterAll(() => small.close());
  beforeEach(async () => {
    lines.length = 0;
    small.dhis2 = aDhis2();
    small.dhis2.importMetadata((await asked({ what: 'metadata' }, people.admin)).body);
  });

  const send = (isReal: boolean, over: { apiToken?: string; dhis2Token?: string; day?: string } = {}) => {
    const { day = a.day, ...tokens } = over;
    const settings = {
      ...{ api: ours, apiToken: 'of-health', dhis2: small.url, dhis2Token: 'd2pat_test' },
      ...tokens,
    };
    return sendDhis2(day, isReal, { settings, fetch: fetchOf(), print: (line) => lines.push(line) });
  };

  it('tries the day, and keeps nothing', async () => {
    await send(false);
    expect([small.dhis2.values.size, small.dhis2.completed.size]).toEqual([0, 0]);
    expect(small.dhis2.asked).toEqual([
      '/api/dataValueSets?dryRun=true',
      '/api/completeDataSetRegistrations?dryRun=true',
    ]);
    expect(lines[2]).toMatch(
      /^dry run, values: success; imported [1-9]\d*, updated 0, ignored 0, deleted 0$/,
    );
    expect(lines.at(-1)).toBe('Nothing was sent; --send does');
  });

  it('sends all of it after a clean trial, and a second time changes nothing', async () => {
    await send(true);
    const { dataValues } = DataValueSet.parse((await asked({ day: a.day })).body);
    const kept = [...small.dhis2.values];
    expect(kept).toHaveLength(dataValues.length);
    expect(small.dhis2.values.get('SS_F0_ALL|20210615|thai-nguyen|default')).toBe('10');
    expect([...small.dhis2.completed]).toEqual(
      [zoneId, otherZone, 'thai-nguyen'].map((place) => [`20210615|${place}`, next]),
    );
    lines.length = 0;
    await send(true);
    expect([...small.dhis2.values]).toEqual(kept);
    expect(lines).toContain(
      `sent, values: success; imported 0, updated ${dataValues.length}, ignored 0, deleted 0`,
    );
  });

  it('stops at a conflict, which it lists with its code, before anything is sent', async () => {
    small.dhis2.known.places.delete(otherZone);
    await expect(send(true)).rejects.toThrow('Nothing was sent: DHIS2 would not take all values');
    expect(small.dhis2.values.size).toBe(0);
    expect(lines).toContain(
      `  conflict E7612 orgUnit ${otherZone}: Organisation unit not found or not accessible: \`${otherZone}\``,
    );
    expect(small.dhis2.asked).toEqual(['/api/dataValueSets?dryRun=true']);
  });

  it.each([
    ['DHIS2 refuses the token', { dhis2Token: 'another' }, /^DHIS2 refuses the token/],
    ['our API refuses the token', { apiToken: 'another' }, /^Our API refuses the token/],
    ['the day is not frozen', { day: next }, /^Our API: 404 This day has no brief yet/],
  ])('says so where %s', async (_, over, said) => {
    await expect(send(true, over)).rejects.toThrow(said);
    expect(small.dhis2.values.size).toBe(0);
  });

  it('says where nobody answers', async () => {
    const settings = { api: 'http://127.0.0.1:9', apiToken: 'x', dhis2: small.url, dhis2Token: 'x' };
    await expect(sendDhis2(a.day, true, { settings, fetch, print: () => {} })).rejects.toThrow(
      'Our API does not answer at http://127.0.0.1:9',
    );
  });

  it('asks for its settings and its day by name', () => {
    const env = { DHIS2_URL: 'https://dhis2.example/', DHIS2_TOKEN: 'd', API_URL: ours, API_TOKEN: 'a' };
    expect(dhis2SettingsOf(env)).toEqual({
      ...{ api: ours, apiToken: 'a', dhis2: 'https://dhis2.example', dhis2Token: 'd' },
    });
    expect(() => dhis2SettingsOf({ ...env, DHIS2_URL: undefined, API_TOKEN: '' })).toThrow(
      /^DHIS2_URL, API_TOKEN: missing or unusable/,
    );
    expect(dhis2Arguments(['2021-06-15', '--send'])).toEqual({ day: '2021-06-15', isReal: true });
    for (const wrong of [[], ['today'], ['2021-06-15', 'x'], ['2021-06-15', '--all']])
      expect(() => dhis2Arguments(wrong)).toThrow(/^Usage/);
  });

  const inTheClear = /^DHIS2_URL: https only.*Nothing was sent\n?$/;
  const to = (url: string) => ({ DHIS2_URL: url, DHIS2_TOKEN: 'd', API_URL: ours, API_TOKEN: 'a' });

  it('ends with 1, and sends nothing where whoever is on the way would read the token', async () => {
    const env = to('http://dhis2.example');
    const command = promisify(execFile)(process.execPath, [script, a.day, '--send'], { env });
    await expect(command).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(inTheClear) });
  });

  it.each(['http://10.0.0.7:8080', 'http://localhost.example', 'http://localhost@dhis2.example'])(
    'does not take %s',
    (url) => expect(() => dhis2SettingsOf(to(url))).toThrow(inTheClear),
  );

  it('does not ask our own API for the day where our token would be read', () => {
    const env = { ...to('https://dhis2.example'), API_URL: 'http://api.example' };
    expect(() => dhis2SettingsOf(env)).toThrow(/^API_URL: https only.*Nothing was sent$/);
  });

  it.each(['https://dhis2.example', 'http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
    'takes %s',
    (url) => expect(dhis2SettingsOf(to(url)).dhis2).toBe(url),
  );
});

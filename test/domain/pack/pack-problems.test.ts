import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packFiles, packProblems } from '../../../domain/pack/pack.ts';
import { changed, dictionaries, filesOf, packs } from '../../support/packs.ts';

const root = join(import.meta.dirname, '../../..');
const whole = filesOf(packs['vi-du']);
const saidOf = (files: Record<string, unknown>) =>
  packProblems(files, dictionaries).map(({ file, path, says }) => `${[file, ...path].join('/')} ${says}`);

describe.each(Object.entries(packs))('the pack %s', (_, folder) => {
  it('has no problems', () => {
    expect(saidOf(filesOf(folder))).toEqual([]);
  });
});

const zone = { ...Object(Reflect.get(Object(whole['zones.json']), 0)) };
const sources = { label: 'Nguồn', help: 'Một nguồn' };

describe('a pack with a mistake', () => {
  it.each<[string, (string | number)[], unknown, string[]]>([
    ['lacks a file', ['zones.json'], undefined, ['zones.json is missing']],
    ['has a file that is none of its own', ['zone.json'], [], ['zone.json is a file that no pack has']],
    ['lacks a field', ['pack.json', 'sender', 'en'], undefined, ['pack.json/sender/en is missing']],
    [
      'has a field that no pack has',
      ['pack.json', 'zone'],
      1,
      ['pack.json/zone is a field that no pack has'],
    ],
    [
      'is of another time zone',
      ['pack.json', 'timeZone'],
      'Asia/Tokyo',
      ['pack.json/timeZone must be Asia/Ho_Chi_Minh, not "Asia/Tokyo"'],
    ],
    [
      'speaks a language that pages have not',
      ['pack.json', 'language'],
      'fr',
      ['pack.json/language must be one of: vi, en, not "fr"'],
    ],
    [
      'has an id with capitals',
      ['pack.json', 'id'],
      'Vi-Du',
      ['pack.json/id must match /^[a-z0-9]+(?:-[a-z0-9]+)*$/'],
    ],
    [
      'does not name an authority in English',
      ['pack.json', 'authorities', 'cdc', 'en'],
      undefined,
      ['pack.json/authorities/cdc/en is missing'],
    ],
    [
      'does not name an authority',
      ['pack.json', 'authorities', 'office'],
      undefined,
      ['pack.json/authorities/office is missing'],
    ],
    ['has an empty name', ['units.json', 2, 'name'], '', ['units.json/2/name must not be empty']],
    [
      'has two names for a unit on one day',
      ['units.json', 1, 'from'],
      '2024-12-31',
      ['units.json/1/from has days in common with "Huyện Sông Mẫu" of the same unit'],
    ],
    [
      'has a unit that ends before it begins',
      ['units.json', 1, 'to'],
      '2024-01-01',
      ['units.json/1/to must not be before from, 2025-01-01'],
    ],
    [
      'puts a zone into a unit that is not listed',
      ['zones.json', 1, 'unit'],
      'rung-mau',
      ['zones.json/1/unit "rung-mau" is no unit of units.json'],
    ],
    ['has a zone twice', ['zones.json', 3], zone, ['zones.json/3/id "kcn-bien-mau" is there twice']],
    [
      'swaps latitude and longitude',
      ['zones.json', 0, 'lat'],
      78.71,
      ['zones.json/0/lat must be in the country: from 8 to 23.5 degrees'],
    ],
    [
      'gives half a position',
      ['zones.json', 0, 'lon'],
      null,
      ['zones.json/0/position lat, lon and position are given together, or none'],
    ],
    [
      'has a day that is none',
      ['zones.json', 1, 'from'],
      '2023-02-30',
      ['zones.json/1/from must be a day, YYYY-MM-DD'],
    ],
    [
      'has a kind of zone that there is not',
      ['zones.json', 0, 'kind'],
      'port',
      ['zones.json/0/kind must be one of: park, cluster, not "port"'],
    ],
    ['has no zones', ['zones.json'], [], ['zones.json must not be empty']],
    [
      'writes a number as a text',
      ['zones.json', 0, 'areaHa'],
      '120',
      ['zones.json/0/areaHa must be a number, not string'],
    ],
    [
      'reminds after the call list',
      ['clocks.json', 'day', 'reminderAt'],
      '15:10',
      ['clocks.json/day/callListAt must be after day.reminderAt, 15:10'],
    ],
    [
      'has its cut-off before the call list',
      ['clocks.json', 'day', 'cutOff'],
      '14:30',
      [
        'clocks.json/day/cutOff must be after day.callListAt, 15:00',
        'clocks.json/day/cutOff must be after usefulUntil.reminder, 15:30',
        'clocks.json/day/cutOff must be after usefulUntil.callList, 15:45',
      ],
    ],
    [
      'has an hour that is none',
      ['clocks.json', 'day', 'cutOff'],
      '24:30',
      ['clocks.json/day/cutOff must be a time of day, HH:MM'],
    ],
    [
      'opens its days in the morning',
      ['clocks.json', 'day', 'opens'],
      '06:00',
      ['clocks.json/day/opens must be 00:00: a check-in is of a civil day'],
    ],
    [
      'takes no time to verify',
      ['severities.json', 'severities', 'high', 'verifyWithinMinutes'],
      0,
      ['severities.json/severities/high/verifyWithinMinutes must be 1 or more'],
    ],
    [
      'lacks a severity',
      ['severities.json', 'severities', 'low'],
      undefined,
      ['severities.json/severities/low is missing'],
    ],
    [
      'has its holidays out of order',
      ['holidays.json', 1, 'day'],
      '2026-11-01',
      ['holidays.json/1/day must be after the holiday before it, 2026-11-11'],
    ],
    [
      'has a holiday that is no day',
      ['holidays.json', 0, 'day'],
      '11/11/2026',
      ['holidays.json/0/day must be a day, YYYY-MM-DD'],
    ],
    [
      'lists an officer for a zone that is not there',
      ['escalation.json', 'levels', 1, 0, 'zones', 1],
      'kcn-xa',
      ['escalation.json/levels/1/0/zones/1 "kcn-xa" is no zone of zones.json'],
    ],
    [
      'tells nobody of a zone',
      ['escalation.json', 'levels', 1, 1, 'zones'],
      ['ccn-doi-mau'],
      ['escalation.json/levels/1 has nobody for "ccn-suoi-mau"'],
    ],
    [
      'lists an officer without an address',
      ['escalation.json', 'levels', 0, 0, 'email'],
      'nobody',
      ['escalation.json/levels/0/0/email must be an e-mail address'],
    ],
    [
      'has a share above the whole',
      ['notice-rules.json', 'silentShare'],
      1.4,
      ['notice-rules.json/silentShare must be 1 or less'],
    ],
    [
      'has a hotline without a number',
      ['contacts.json', 'cdcHotline', 'number'],
      undefined,
      ['contacts.json/cdcHotline/number is missing'],
    ],
    [
      'has levels of risk out of order',
      ['risk-levels.json', 1],
      { from: '2021-06-01', level: 'other', source: 'x' },
      ['risk-levels.json/1/from must be after the level before it, 2021-07-01'],
    ],
    [
      'has a level of risk that there is not',
      ['risk-levels.json', 0, 'level'],
      'low',
      ['risk-levels.json/0/level must be one of: very-high, other'],
    ],
    [
      'misspells the id of a text',
      ['texts.vi.json', 'ui', 'taglin'],
      'Sẵn sàng',
      [
        'texts.vi.json/ui/taglin is no text of the project: an id is misspelt',
        'texts.vi.json/ui/taglin has no counterpart in texts.en.json',
      ],
    ],
    [
      'has a text in one language',
      ['texts.en.json', 'ui'],
      undefined,
      ['texts.vi.json/ui/tagline has no counterpart in texts.en.json'],
    ],
    [
      'drops a slot',
      ['texts.vi.json', 'ui', 'asOf'],
      'đến nay',
      [
        'texts.vi.json/ui/asOf must have the slots when, has none',
        'texts.vi.json/ui/asOf has no counterpart in texts.en.json',
      ],
    ],
    [
      'has a slot that no pack fills',
      ['texts.vi.json', 'ui', 'tagline'],
      '{pack.mayor}',
      ['texts.vi.json/ui/tagline has the slot {pack.mayor}, which no pack fills'],
    ],
    [
      'has a long label',
      ['texts.vi.json', 'sources', 'vd-2021-07', 'label'],
      'Quy định của tỉnh Ví Dụ 2021',
      ['texts.vi.json/sources/vd-2021-07/label is a label: 24 letters at most'],
    ],
    [
      'adds a source without help',
      ['texts.vi.json', 'sources', 'vd-2021-07', 'help'],
      undefined,
      [
        'texts.vi.json/sources/vd-2021-07 lacks its help',
        'texts.en.json/sources/vd-2021-07/help has no counterpart in texts.vi.json',
      ],
    ],
    [
      'has a text in the place of many',
      ['texts.vi.json', 'roles', 'leader'],
      'Lãnh đạo',
      [
        'texts.vi.json/roles/leader has texts below it in the project, and is none itself',
        'texts.en.json/roles/leader/help has no counterpart in texts.vi.json',
      ],
    ],
  ])('that %s', (_, path, value, said) => {
    expect(saidOf(changed(whole, path, value))).toEqual(said);
  });

  it('may add words for a source, in both languages', () => {
    const vi = changed(whole, ['texts.vi.json', 'sources', 'more'], sources);
    expect(saidOf(changed(vi, ['texts.en.json', 'sources', 'more'], sources))).toEqual([]);
  });

  it('tells of everything at once', () => {
    const one = changed(whole, ['clocks.json', 'day', 'opens'], '06:00');
    const two = changed(one, ['zones.json', 1, 'unit'], 'rung-mau');
    expect(saidOf(changed(two, ['pack.json', 'id'], 7))).toHaveLength(3);
  });
});

const sourcesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

it('is checked whole: every file of a pack that something reads has its schema', () => {
  const read = ['domain', 'functions', 'infra', 'web'].flatMap((folder) =>
    sourcesOf(folder).flatMap((text) =>
      [...text.matchAll(/'#pack\/([\w.-]+\.json)'/g)].map(([, name]) => name),
    ),
  );
  expect([...new Set(read)].filter((name = '') => !Object.hasOwn(packFiles, name))).toEqual([]);
  expect(read.length).toBeGreaterThan(10);
});

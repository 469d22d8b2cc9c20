import { describe, expect, it } from 'vitest';
import { BriefDocument } from '../../domain/brief-document.ts';
import { briefKey } from '../../domain/brief-file.ts';
import { addDays } from '../../domain/day.ts';
import { issueBrief } from '../../functions/jobs/issue-brief.ts';
import { a } from '../support/a.ts';
import { due, refused, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { at, people, settle, zoneId } from '../support/people.ts';

const next = addDays(a.day, 1);
const sheet = Buffer.from('%PDF /Type /Page\n\xff\xfe', 'latin1');
const printer = async () => ({ print: async () => sheet, close: async () => {} });

const stage = async () => {
  const works = service(await freshBase(), at(a.day, '08:00'));
  await settle(works);
  await works.join(people.leader, people.health);
  works.at(at(next, '06:30'));
  await works.jobs.freezeBrief(due(at(next, '06:30'), next));
  const get = (name: string, query = {}, member = people.leader) =>
    works.as(member)('getBrief', { params: { name }, query });
  const issue = async () => {
    works.at(at(next, '06:40'));
    await issueBrief({ ...works.needs, printer })(due(at(next, '06:40'), next));
  };
  return { works, get, issue, kept: works.needs.snapshotFiles.kept };
};

describe('a brief', () => {
  it('can be read from its freezing on, and says that it has not gone out', async () => {
    const { get, kept } = await stage();
    const vi = BriefDocument.parse((await get(a.day)).body);
    const en = BriefDocument.parse((await get(`${a.day}.json`, { lang: 'en' })).body);
    expect([vi.lang, en.lang, vi.day]).toEqual(['vi', 'en', a.day]);
    expect(JSON.stringify(vi.sourceLine)).toMatch(/chưa phát hành/i);
    expect((await get(`${a.day}.html`)).text).toMatch(/^<!doctype html>\n<html lang="vi">/);
    expect((await get(`${a.day}.txt`)).text).toContain(`https://san-sang.test/brief?day=${a.day}`);
    expect(refused(await get(`${a.day}.pdf`))).toBe('404 not-printed');
    expect([...kept.keys()].filter((key) => key.startsWith('briefs/'))).toEqual([]);
  });

  it('is, once it went out, what went out, in every form and language', async () => {
    const { get, issue, kept } = await stage();
    await issue();
    for (const lang of ['vi', 'en'] as const)
      for (const form of ['json', 'html', 'txt'] as const) {
        const { text, headers } = await get(`${a.day}.${form}`, { lang });
        expect(text).toBe(Buffer.from(kept.get(briefKey(a.day, lang, form)) ?? []).toString());
        expect(headers['content-disposition']).toBe(
          `inline; filename="${lang === 'vi' ? 'ban-tin' : 'brief'}-${a.day}.${form}"`,
        );
      }
    expect(JSON.stringify((await get(a.day)).body)).not.toMatch(/chưa phát hành/i);
    const { text, headers } = await get(`${a.day}.pdf`);
    expect([headers['content-type'], Buffer.from(text, 'base64').equals(sheet)]).toEqual([
      'application/pdf',
      true,
    ]);
  });

  it('is made anew from what went out where a form is missing', async () => {
    const { get, issue, kept } = await stage();
    await issue();
    const key = briefKey(a.day, 'vi', 'html');
    const before = kept.get(key);
    kept.delete(key);
    expect((await get(`${a.day}.html`)).text).toBe(Buffer.from(before ?? []).toString());
  });

  it.each([
    '2021-05-01',
    '2021-05-01.pdf',
    'hom-nay',
    `${a.day}.doc`,
    `${a.day}.json.pdf`,
    '2021-02-30',
    '..',
  ])('that is none is not found: %s', async (name) => {
    const { get } = await stage();
    expect(refused(await get(name))).toBe('404 no-brief');
  });

  it('is of the whole province, and speaks two languages', async () => {
    const { works, get } = await stage();
    const bound = { ...people.leader, email: 'bound@demo.test', zones: [zoneId] };
    await works.join(bound);
    expect(refused(await get(a.day, {}, bound))).toBe('403 province-only');
    expect(refused(await get(a.day, { lang: 'fr' }))).toBe('422 not-an-option');
  });
});

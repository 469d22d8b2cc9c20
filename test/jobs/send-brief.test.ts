import { describe, expect, it } from 'vitest';
import { briefKey } from '../../domain/brief-file.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { briefNotice } from '../../domain/notice.ts';
import { NoChromium } from '../../functions/brief/chromium.ts';
import { issueBrief } from '../../functions/jobs/issue-brief.ts';
import { NotIssued, sendBrief } from '../../functions/jobs/send-brief.ts';
import { a } from '../support/a.ts';
import { due, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { at, people, settle, zoneId } from '../support/people.ts';
import { logged, postOffice, telling } from '../support/told.ts';

const next = addDays(a.day, 1);
const sheet = Buffer.from('%PDF /Type /Page\n');
const printer = async () => ({ print: async () => sheet, close: async () => {} });

/** A frozen day and its readers, with everybody else who has a mail address. */
const stage = async () => {
  const base = await freshBase();
  const works = service(base, at(a.day, '08:00'));
  await settle(works);
  const others = [
    { ...people.health, email: 'zone-health@demo.test', zones: [zoneId] },
    { ...people.leader, email: 'left@demo.test', active: false },
  ];
  await works.join(people.leader, people.health, people.board, people.admin, ...others);
  works.at(at(next, '06:30'));
  await works.jobs.freezeBrief(due(at(next, '06:30'), next));
  const office = postOffice();
  const jobs = telling(base, works, office.mail);
  await works.stream();
  const issue = async (over = {}) => {
    works.at(at(next, '06:40'));
    await issueBrief({ ...works.needs, printer, ...over })(due(at(next, '06:40'), next));
  };
  const send = async (time = '06:45', more = {}, day: Day = next) => {
    works.at(at(day, time));
    await sendBrief(works.needs)({ ...due(at(day, '06:45'), day), ...more });
    await jobs.tell();
  };
  return { works, office, jobs, issue, send, kept: works.needs.snapshotFiles.kept };
};

const readers = ['health@demo.test', 'leader@demo.test'];

describe('the mail with the brief', () => {
  it('brings its readers the text, the page and the printed sheet; its subject has no figure but the day', async () => {
    const { office, issue, send, kept } = await stage();
    await issue();
    await send();
    expect(office.sent.map(({ to }) => to).toSorted()).toEqual(readers);
    const text = (form: 'txt' | 'html') =>
      Buffer.from(kept.get(briefKey(a.day, 'vi', form)) ?? []).toString();
    for (const { id, to, ...said } of office.sent) {
      expect(id).toBe(`brief#${a.day}~email~${to}`);
      expect(said).toEqual({
        subject: 'Bản tin ngày 15/06',
        body: text('txt'),
        html: text('html'),
        attachments: [{ name: `ban-tin-${a.day}.pdf`, type: 'application/pdf', bytes: sheet }],
      });
    }
    expect(text('txt').length).toBeGreaterThan(20);
  });

  it('goes to each once, however often and in how many at once it is sent', async () => {
    const { works, office, jobs, issue, send } = await stage();
    await issue();
    await Promise.all([send(), send(), send()]);
    await send('07:30');
    await jobs.send(await works.stream());
    await jobs.sendDue();
    expect(office.sent).toHaveLength(readers.length);
  });

  it('waits for the brief to go out, and goes without a sheet that was not printed', async () => {
    const { office, issue, send } = await stage();
    await expect(send()).rejects.toThrow(NotIssued);
    await issue({ printer: () => Promise.reject(new NoChromium('none')) });
    await send();
    expect(office.sent.map(({ attachments }) => attachments)).toEqual([[], []]);
  });

  it('is not sent before its hour, from noon on, of an older day, or while somebody waits', async () => {
    const { office, issue, send } = await stage();
    await issue();
    await send('06:43');
    await send('12:00');
    await send('06:45', { isWaitedFor: true });
    await send('06:45', {}, addDays(next, 1));
    expect(office.sent).toEqual([]);
    await send('11:59');
    expect(office.sent).toHaveLength(readers.length);
  });

  it('is tried again when the mail service was away, and counts among the mails of the day', async () => {
    const { works, office, jobs, issue, send } = await stage();
    await issue();
    office.state.fails = true;
    await send();
    expect((await logged(jobs.needs.deliveries)).map(({ state }) => state)).toEqual(['retrying', 'retrying']);
    office.state.fails = false;
    works.at(at(next, '06:50'));
    await jobs.sendDue();
    expect(office.sent.map(({ to, attachments }) => [to, attachments?.length]).toSorted()).toEqual(
      readers.map((to) => [to, 1]),
    );
  });

  it('is not posted to endpoints of other systems', async () => {
    const { wantsNotice } = await import('../../domain/webhook.ts');
    const { aWebhook } = await import('../support/notices.ts');
    const { webhook } = aWebhook({ about: ['alert', 'reminder', 'call-list', 'count'] });
    expect(wantsNotice(webhook, briefNotice(a.day, at(next)))).toBe(false);
  });
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { becomeLambda } from '../../functions/local/lambda-environment.ts';
import { createMailPage } from '../../functions/local/mail-page.ts';
import { startMailSink } from '../../functions/local/mail-sink.ts';
import { mailbox } from '../../functions/local/mailbox.ts';
import { sesMail } from '../../functions/stores/mail.ts';

const message = {
  id: 'case-reported.may-song-cau.1#1#open~email~health@demo.test',
  to: 'health@demo.test',
  subject: 'Cảnh báo mới: Có ca F0 mới',
  body: 'Cảnh báo <b>Có ca F0 mới</b>. Mở: http://localhost:3000/console?alert=case-reported.a.1',
};

const folder = () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-mail-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return dataDir;
};

/** The real SES client before the sink of a folder. */
const sinkOf = async (dataDir = folder(), most?: number) => {
  const box = mailbox(dataDir, () => new Date('2021-06-15T02:00:00.000Z'), most);
  const sink = await startMailSink(box);
  onTestFinished(sink.stop);
  becomeLambda('http://127.0.0.1:1');
  process.env['AWS_ENDPOINT_URL_SESV2'] = sink.endpoint;
  const mail = sesMail({ from: 'thong-bao@san-sang.test', set: 'san-sang-local' });
  onTestFinished(() => mail.close());
  return { box, mail, dataDir };
};

const ask = (page: ReturnType<typeof createMailPage>, path: string, query = '', method = 'GET') =>
  page({ method, path, query, headers: { 'accept-language': 'vi' } });

describe('the local mail sink', () => {
  it('takes what the SES client sends, and keeps it with the id of its delivery', async () => {
    const { box, mail } = await sinkOf();
    expect(await mail.send(message)).toBe('accepted');
    const { id, ...rest } = message;
    expect(box.list('', 10)).toMatchObject([{ ...rest, notice: id, from: 'thong-bao@san-sang.test' }]);
  });

  it('refuses what is no mail, as SES does', async () => {
    const { box, mail } = await sinkOf();
    expect(await mail.send({ ...message, body: 'x'.repeat(2_100_000) })).toBe('refused');
    expect(box.list('', 10)).toEqual([]);
  });

  it('keeps its mails over a restart, and no more than so many', async () => {
    const { mail, dataDir } = await sinkOf(folder(), 3);
    for (const n of [1, 2, 3, 4, 5]) await mail.send({ ...message, subject: `${n}` });
    expect(readdirSync(join(dataDir, 'mail'))).toHaveLength(3);
    expect(mailbox(dataDir).list('', 10)).toHaveLength(3);
  });
});

const brief = {
  ...message,
  html: '<!doctype html><p>Sẵn sàng</p><script>alert(1)</script>',
  attachments: [{ name: 'ban-tin.pdf', type: 'application/pdf', bytes: Uint8Array.from([0, 255, 128]) }],
};

describe('a mail with its layout and a file', () => {
  it('is kept as it was sent, byte by byte', async () => {
    const { box, mail } = await sinkOf();
    expect(await mail.send(brief)).toBe('accepted');
    expect(box.list('', 1)).toMatchObject([
      {
        body: message.body,
        html: brief.html,
        attachments: [{ name: 'ban-tin.pdf', type: 'application/pdf', base64: 'AP+A' }],
      },
    ]);
  });

  it('is shown in a frame where nothing runs, and its file can be opened', async () => {
    const { box, mail } = await sinkOf();
    await mail.send(brief);
    const page = createMailPage(box);
    const id = box.list('', 1)[0]?.id ?? '';
    const opened = ask(page, `/mail/${id}`);
    expect(opened.body).toMatch(/<iframe src="[^"]+\/html" sandbox="(?!.*allow-(scripts|same-origin))/);
    expect(opened.body).not.toContain('alert(1)');
    const html = ask(page, `/mail/${id}/html`);
    expect([html.status, html.body, html.headers['x-frame-options']]).toEqual([
      200,
      brief.html,
      'SAMEORIGIN',
    ]);
    expect(html.headers['content-security-policy']).toMatch(
      /^default-src 'none';.* sandbox(?!.*allow-scripts)/,
    );
    const file = ask(page, `/mail/${id}/files/0`);
    expect([file.headers['content-type'], file.body]).toEqual([
      'application/pdf',
      Buffer.from([0, 255, 128]),
    ]);
    for (const none of ['files/1', 'files/x', 'files/', 'other', 'files'])
      expect(ask(page, `/mail/${id}/${none}`).status).toBe(404);
  });

  it('that has neither has no such part', async () => {
    const { box, mail } = await sinkOf();
    await mail.send(message);
    const page = createMailPage(box);
    const id = box.list('', 1)[0]?.id ?? '';
    expect(ask(page, `/mail/${id}`).body).not.toContain('<iframe');
    expect(ask(page, `/mail/${id}/html`).status).toBe(404);
  });
});

describe('the mail page', () => {
  it('lists the mails, finds those to an address and opens one, as text with its link', async () => {
    const { box, mail } = await sinkOf();
    await mail.send(message);
    await mail.send({ ...message, to: 'hr@demo.test', subject: 'Đã nhận báo nhanh F0' });
    const page = createMailPage(box);
    expect(String(ask(page, '/mail').body)).toMatch(/Đã nhận báo nhanh F0[\s\S]*|Cảnh báo mới/);
    const found = String(ask(page, '/mail', 'to=health').body);
    expect(found).toContain('Cảnh báo mới: Có ca F0 mới');
    expect(found).not.toContain('Đã nhận báo nhanh F0');
    const id = box.list('health', 1)[0]?.id;
    const opened = ask(page, `/mail/${id}`, 'lang=en');
    expect(opened.headers['content-language']).toBe('en');
    expect(opened.body).toContain('&lt;b&gt;Có ca F0 mới&lt;/b&gt;');
    expect(opened.body).toContain(
      '<a href="http://localhost:3000/console?alert=case-reported.a.1">http://localhost:3000/console?alert=case-reported.a.1</a>',
    );
    expect(opened.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('says so where there is nothing, and answers nothing else', async () => {
    const { box } = await sinkOf();
    const page = createMailPage(box);
    expect(ask(page, '/mail').body).toContain('Chưa có thư nào.');
    expect(ask(page, '/mail', 'to=%22%3E%3Cscript%3E').body).not.toContain('<script>');
    expect(ask(page, '/mail/..%2Fissuer-key').status).toBe(404);
    expect(ask(page, '/mail', '', 'POST').status).toBe(405);
  });
});

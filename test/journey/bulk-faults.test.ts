import { describe, expect, it } from 'vitest';
import { csvText } from '../../domain/csv.ts';
import { addDays } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { axeFaults } from '../support/access.ts';
import { firmWithFiles, head, today, typed } from './sheet-stage.ts';

const { page, origin, send, came, open } = firmWithFiles();

describe('a file that cannot be taken', () => {
  const summary = () => page().locator('.error-summary').innerText();

  it.each([
    ['bao-cao.pdf', Buffer.from('%PDF'), 'Chỉ nhận tệp .csv hoặc .xlsx'],
    ['bao-cao.xls', Buffer.from('x'), 'Tệp .xls cũ không nhận'],
    ['bao-cao.csv', Buffer.alloc(0), 'Tệp trống'],
    ['bao-cao.csv', Buffer.alloc(2 * 1024 * 1024 + 1, 'x'), 'Tệp quá 2 MB'],
  ])('says before sending what to do with %s', async (name, buffer, says) => {
    await open();
    await page().setInputFiles('#sheet-file', { name, mimeType: '', buffer });
    await expect.poll(summary).toContain(says);
    await page().getByRole('button', { name: 'Gửi tệp này' }).click();
    expect(await summary()).toContain(says);
  });

  it('says what the server finds in it, and takes another one at once', async () => {
    await open();
    const renamed = head.map((cell) => (cell === 'Có triệu chứng' ? 'Triệu trứng' : cell));
    await send('bao-cao.csv', Buffer.from(csvText([renamed, typed('tep-1')])));
    await expect.poll(summary).toContain('Triệu trứng');
    expect(await axeFaults(page())).toEqual([]);
    await send(
      'bao-cao.csv',
      Buffer.from(csvText([head, typed('tep-1', { day: formatDay(addDays(today, -2)) })])),
    );
    await came([1, 0, 0]);
  });

  it('needs the network, says so, and keeps the file chosen', async () => {
    await open();
    await page().context().setOffline(true);
    await send(
      'bao-cao.csv',
      Buffer.from(csvText([head, typed('tep-2', { day: formatDay(addDays(today, -3)) })])),
    );
    await expect.poll(summary).toContain('không có mạng');
    await page().context().setOffline(false);
    await page().getByRole('button', { name: 'Gửi tệp này' }).click();
    await came([1, 0, 0]);
  });
});

describe('long work', () => {
  const jobId = '6f1c4a8e-0b5d-4d53-9a0c-1b5f0d6c2e11';
  const work = (state: string, done: number) => ({
    ...{ jobId, kind: 'bulk-check-ins', state, done, total: 5000, createdAt: '2021-06-15T02:00:00.000Z' },
    ...(state === 'cancelled' ? { header: [], results: [] } : {}),
  });

  it('shows how far it is, goes on asking without network, and says what stopping it means', async () => {
    let asked = 0;
    let isStopped = false;
    const askedAfter: string[] = [];
    await page().route(`**/api/jobs/${jobId}`, async (route) => {
      const method = route.request().method();
      if (isStopped) askedAfter.push(method);
      if (method === 'DELETE') {
        isStopped = true;
        return route.fulfill({ json: work('cancelled', 1250) });
      }
      asked += 1;
      return asked === 2 ? route.abort() : route.fulfill({ json: work('running', Math.min(asked, 3) * 100) });
    });
    await page().goto(`${origin()}/check-in/?view=bulk&job=${jobId}`);
    await page().getByText('Đang xử lý: 100/5.000 dòng.').first().waitFor();
    await page().getByText('Việc vẫn chạy ở máy chủ').waitFor();
    await page().getByText('Đang xử lý: 300/5.000 dòng.').waitFor();
    const stop = page().getByRole('button', { name: 'Dừng xử lý' });
    expect(await stop.getAttribute('aria-describedby')).toBe('cancel-says');
    expect(await axeFaults(page())).toEqual([]);
    await stop.click();
    const stopped = page().locator('.notice').getByText('Đã dừng sau 1.250/5.000 dòng.');
    await stopped.waitFor();
    // Longer than until it would ask again, and be told that the work runs.
    await page().waitForTimeout(2_500);
    expect([await stopped.isVisible(), askedAfter]).toEqual([true, []]);
    await page().unroute(`**/api/jobs/${jobId}`);
  });

  it('says so where there is none, and takes a file at once', async () => {
    await page().goto(`${origin()}/check-in/?view=bulk&job=${jobId}`);
    await page().getByText('Không tìm thấy kết quả này').waitFor();
    expect(await page().locator('#sheet-file').count()).toBe(1);
  });
});

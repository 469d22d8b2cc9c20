import { describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { csvText } from '../../domain/csv.ts';
import { addDays } from '../../domain/day.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { axeFaults, layoutFaults, tabFaults } from '../support/access.ts';
import { picture } from '../support/picture.ts';
import type { Row } from '../support/sheets.ts';
import { cellsOf, firmWithFiles, head, place, sites, today, typed, yesterday } from './sheet-stage.ts';

const { page, origin, filed, main, came, sent, download, open } = firmWithFiles();
const xlsx = (rows: readonly (readonly string[])[]) => writeExcel(rows.map((row) => [...row])).toBuffer();

describe('a firm that sends its sites in a file', () => {
  let refused: string[][] = [];

  it('gets a template with its sites in it, from the list of sites', async () => {
    await page().goto(`${origin()}/check-in/`);
    await page().getByRole('link', { name: 'Gửi nhiều cơ sở bằng tệp' }).click();
    await page().getByRole('heading', { level: 1, name: 'Gửi báo cáo bằng tệp' }).waitFor();
    const { name, content } = await download('Tải mẫu XLSX');
    expect(name).toBe(`bao-cao-${today}.xlsx`);
    const [first, ...rows] = await cellsOf(content);
    expect(first).toEqual(head);
    expect(rows.map((row) => row.slice(0, 3))).toEqual(
      sites.map((site) => [site, `Cơ sở Mẫu ${site}`, formatDay(today)]),
    );
    const csv = await download('Tải mẫu CSV');
    const text = csv.content.toString();
    expect([csv.name, text.charCodeAt(0), text.split('\r\n')[1]?.split(';')[0]]).toEqual([
      `bao-cao-${today}.csv`,
      0xfeff,
      'tep-1',
    ]);
  });

  it('sends the template filled in, and gets only the wrong rows back, by their own numbers', async () => {
    const { content } = await download('Tải mẫu XLSX');
    const template = await cellsOf(content);
    const answers = (site: string, over: Row = {}) => typed(site, over).slice(3);
    const fill: Record<string, Row> = {
      'tep-2': { present: '1,5 người' },
      'tep-3': { masks: 'thỉnh thoảng', f0: '-1' },
    };
    const rows = template.map((row, n) =>
      n === 0 ? row : [...row.slice(0, 3), ...answers(row[0] ?? '', fill[row[0] ?? ''])],
    );
    await sent('bao-cao.xlsx', await xlsx(rows), [2, 0, 2]);
    await picture(page(), 'sheet');
    const shown = await page().getByRole('table').first().getByRole('row').allInnerTexts();
    expect(shown).toHaveLength(3);
    expect(shown[1]).toMatch(/^Dòng 3\b/);
    expect(shown[1]).toContain('tep-2');
    expect(shown[1]).toContain('Có mặt tại cơ sở: Ghi số nguyên');
    expect(shown[2]).toMatch(/^Dòng 4\b/);
    expect(shown[2]).toContain('Đeo khẩu trang: Ghi một trong: Mọi nơi');
    expect(shown[2]).toContain('Ca F0 mới: Ghi số từ 0 trở lên');
    expect(await Promise.all(sites.map((site) => filed(site).then((one) => one?.revision ?? 0)))).toEqual([
      1, 0, 0, 1,
    ]);
  });

  it('finds the results at the same address again', async () => {
    expect(page().url()).toContain('job=');
    await page().reload();
    await came([2, 0, 2]);
  });

  it('holds up for everybody with results on the page', async () => {
    const address = page().url();
    for (const lang of ['en', 'vi']) {
      await page().goto(`${address}&lang=${lang}`);
      await page()
        .getByText(lang === 'vi' ? 'Các dòng bị trả lại' : 'Returned rows')
        .first()
        .waitFor();
      await page().locator('summary').first().click();
      expect(await axeFaults(page())).toEqual([]);
      expect(await layoutFaults(page())).toEqual([]);
      expect(await tabFaults(page())).toEqual([]);
    }
  });

  it('corrects those rows in the file from the page, and sends it as it is', async () => {
    const { name, content } = await download('Tải dòng bị trả lại, XLSX');
    expect(name).toBe('dong-bi-tra-lai.xlsx');
    refused = await cellsOf(content);
    expect(refused[0]).toEqual([...head, 'Lỗi']);
    expect(refused.slice(1).map((row) => row[0])).toEqual(['tep-2', 'tep-3']);
    expect(refused[1]?.at(-1)).toContain('Có mặt tại cơ sở: Ghi số nguyên');
    const right = (row: string[]) =>
      row.map((cell, n) =>
        n === place('present') ? '1.100' : n === place('masks') ? 'Mọi nơi' : n === place('f0') ? '0' : cell,
      );
    refused = [refused[0] ?? [], ...refused.slice(1).map(right)];
    await sent('dong-bi-tra-lai.xlsx', await xlsx(refused), [2, 0, 0]);
    expect(await main()).toContain('Không có dòng nào bị trả lại.');
    expect(await filed('tep-2')).toMatchObject({ revision: 1, answers: { present: 1100 } });
  });

  it('sends the same file again, and nothing changes', async () => {
    await sent('dong-bi-tra-lai.xlsx', await xlsx(refused), [0, 2, 0]);
    expect(await filed('tep-3')).toMatchObject({ revision: 1 });
    await page().locator('summary', { hasText: 'Các dòng đã nhận' }).click();
    await page().getByRole('link', { name: 'Biên nhận lần 1' }).first().click();
    await page().getByRole('heading', { level: 1, name: 'Biên nhận' }).waitFor();
    expect(page().url()).not.toContain('job=');
  });

  it('sends a CSV of another day by dropping it, and takes its wrong row back as CSV', async () => {
    await open();
    const rows = [
      head,
      typed('tep-1', { day: formatDay(yesterday) }),
      typed('khong-phai-cua-toi', { day: formatDay(yesterday) }),
      typed('tep-4', { day: formatDay(addDays(today, -9)), note: '=HYPERLINK("x")' }),
    ];
    await page().evaluate(`{
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(csvText(rows))}], 'hom-qua.csv'));
      const drop = new DragEvent('drop', { bubbles: true, dataTransfer: data });
      document.querySelector('form.card').dispatchEvent(drop);
    }`);
    await page().getByText('Đã chọn: hom-qua.csv').waitFor();
    await page().getByRole('button', { name: 'Gửi tệp này' }).click();
    await came([1, 0, 2]);
    expect(await filed('tep-1', yesterday)).toMatchObject({ revision: 1 });
    const { content } = await download('Tải dòng bị trả lại, CSV');
    const lines = content.toString().trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('khong-phai-cua-toi');
    expect(lines[2]).toContain("'=HYPERLINK");
  });
});

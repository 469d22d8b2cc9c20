import { describe, expect, it } from 'vitest';
import { qrPath } from '../../../web/check-in/qr-path.ts';
import { receiptAddress } from '../../../web/check-in/receipt-address.ts';

const modules = (...rows: string[]) => rows.map((row) => [...row].map((one) => one === '#'));

describe('the path of a code', () => {
  it.each([
    ['one square', ['#'], 'M0 0h1v1h-1z'],
    ['neighbours in a row as one', ['.##.'], 'M1 0h2v1h-2z'],
    ['runs apart', ['#.##'], 'M0 0h1v1h-1zM2 0h2v1h-2z'],
    ['row by row', ['#.', '.#'], 'M0 0h1v1h-1zM1 1h1v1h-1z'],
    ['nothing where nothing is dark', ['..', '..'], ''],
  ])('%s', (_, rows, path) => expect(qrPath(modules(...rows))).toBe(path));
});

describe('the address of a receipt', () => {
  it('names site and day, and says nothing of who opened it or in which language', () => {
    expect(receiptAddress('https://san-sang.example', { siteId: 'may-song-cau', day: '2021-06-15' })).toBe(
      'https://san-sang.example/check-in?view=receipt&site=may-song-cau&day=2021-06-15',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { hasPersonalData } from '../../domain/personal-data.ts';

describe('a text holds personal data', () => {
  it.each([
    'gọi 0912345678',
    '0912 345 678',
    '0912.345.678',
    '0912-345-678',
    '+84 912 345 678',
    '0912–345–678',
    '(0208) 385 1234',
    '09.12.34.56.78',
    '09 12 34 56 78',
    '09.12.34 56.78',
    '012345678',
    '019012345678',
    'hai số 0912345678 0987654321',
    '０９１２３４５６７８',
    '0912\u200b345\u200b678',
    'ngày 15/06/2021 gọi 0912345678',
    'viết cho hr@demo.test nhé',
    'HR@DEMO.TEST',
  ])('%s', (text) => {
    expect(hasPersonalData(text)).toBe(true);
  });

  it.each([
    '',
    'Xưởng 2, chuyền 5: 12 người',
    'từ 2021-06-15 đến 2021-06-18',
    '15/06/2021 và 16/06/2021',
    '15.06.2021 20 người',
    '15-06-2021, 16-06-2021',
    '1.180 người, 24 tổ',
    '12345678',
    'Công văn 8228/BYT-MT',
    'làm lại lúc 13:00 ngày 17/6',
    'giãn cách @ 2 m',
  ])('not: %s', (text) => {
    expect(hasPersonalData(text)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { looksLikeName, placeNames } from '../../domain/name-like.ts';
import { units } from '../../domain/pack/units.ts';
import { zones } from '../../domain/pack/zones.ts';

const allowed = placeNames(zones, units);

describe('a text that looks like a name', () => {
  it.each([
    'Nguyễn Văn A',
    'Chuyền 3: Trần Thị Bình nghỉ ốm',
    'chị Hoa nghỉ từ thứ hai',
    'anh Nam, tổ 2, chờ kết quả',
    'Nguyen Thi Lan cho ve',
    'Đỗ Hùng đưa đi cách ly',
    'báo ông Vinh ngày 14/06',
    'Lê V. ở xưởng 2',
    'LĐ mới về: Phạm Hà, Vũ Minh',
    'Mr Kim báo sốt',
  ])('is asked back: %s', (text) => {
    expect(looksLikeName(text, allowed)).toBe(true);
    expect(looksLikeName(text.normalize('NFD'), allowed)).toBe(true);
  });

  it.each([
    '',
    'Xưởng 2, chuyền 5: 3 người',
    'Mất điện cả ngày',
    'Đưa 5 người về KCN Sông Công I',
    '12 người ở Võ Nhai nghỉ vì mưa lũ',
    'Lao động từ Sông Công và Phổ Yên chưa về',
    'Xe Đại Từ chạy hai chuyến',
    'anh em bảo vệ ở lại 12 người',
    'Chị em tổ may nghỉ bù',
    'Hết đơn hàng, nghỉ đến hết ngày 20/06/2021',
    'Chủ nhật',
    'Lê la kéo dài ca',
    'Cô giữ trẻ của cơ sở',
    'Only guards on site',
  ])('is let through: %s', (text) => {
    expect(looksLikeName(text, allowed)).toBe(false);
  });

  it.each([...zones, ...units].map(({ name }) => name))('is never the place %s', (name) => {
    expect(looksLikeName(`Đưa người từ ${name} về`, allowed)).toBe(false);
  });
});

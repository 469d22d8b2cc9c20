/** Small letters without Vietnamese marks, for finding: "Sông Công" becomes "song cong". */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim();

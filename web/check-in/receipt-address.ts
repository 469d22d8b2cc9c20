import type { CheckIn } from '../../domain/check-in.ts';

/** The address of a day's receipt, whoever opens it and in whatever language. */
export const receiptAddress = (origin: string, { siteId, day }: Pick<CheckIn, 'siteId' | 'day'>): string =>
  `${origin}/check-in?${new URLSearchParams({ view: 'receipt', site: siteId, day })}`;

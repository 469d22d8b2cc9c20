/** DevTools’ preset “Slow 3G”: 400 kbit/s either way, 2,000 ms for every request to be answered at all. */
export const slow3g = {
  offline: false,
  latency: 2000,
  downloadThroughput: (500 * 1000 * 0.8) / 8,
  uploadThroughput: (500 * 1000 * 0.8) / 8,
};

/** A five-year-old phone against the machine that measures. */
export const cpuSlowdown = 6;
export const screen = { width: 360, height: 740 };

export type Budget = {
  page: 'check-in' | 'console' | 'brief';
  email: string;
  path: string;
  /** What is there once the page's data is. */
  data: string;
  /** What is tapped, and the field that is typed into, if the page has one. */
  tap: string;
  type?: string;
  /** Bytes that the page fetches by itself, the API apart. */
  bytes: number;
  /** Milliseconds; `shell` is the first paint of content. */
  limits: Partial<Record<'lcp' | 'shell' | 'dataFirst' | 'dataLater', number>>;
};

/** The budgets of the experience; times in milliseconds from the start of the navigation. */
export const budgets: readonly Budget[] = [
  {
    page: 'check-in',
    email: 'hr@demo.test',
    path: '/check-in',
    data: '#same-symptomatic, .notice.good, main .button.big',
    tap: '.site-head button',
    type: '#same-symptomatic',
    bytes: 30_000,
    limits: { lcp: 2500 },
  },
  {
    page: 'console',
    email: 'health@demo.test',
    path: '/console',
    data: 'main tbody tr',
    tap: 'main tbody tr button',
    bytes: 100_000,
    limits: { shell: 5000, dataFirst: 8000, dataLater: 3500 },
  },
  {
    page: 'brief',
    email: 'leader@demo.test',
    path: '/brief',
    data: 'main table',
    tap: 'main button',
    bytes: 40_000,
    limits: { shell: 3000, dataFirst: 8000, dataLater: 3500 },
  },
];

/** For every page: a tap or a key is answered within 200 ms, and next to nothing moves. */
export const everywhere = { inp: 200, cls: 0.02 };

export const lighthouseVersion = '13.5.0';
export const lighthouseLimits = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;

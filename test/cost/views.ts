import { addDays, type Day } from '../../domain/day.ts';
import { queueQueryOf } from '../../web/console/queue-filter.ts';
import { firstPage } from '../../web/console/queue-pages.ts';

type View = { step: string; who: string; paths: readonly string[] };

/** The first page of the queue as an address without a filter asks for it. */
const queue = `/api/alerts?${new URLSearchParams({ ...queueQueryOf(''), limit: String(firstPage) })}`;

/** What the pages ask of the API: read from their sources, `web/console`, `web/brief` and `web/check-in`. */
export const views = (day: Day): readonly View[] => [
  {
    step: 'consoleOpened',
    who: 'health@demo.test',
    paths: [
      '/api/me',
      '/api/zones',
      '/api/templates?state=approved&limit=200',
      queue,
      '/api/plans?state=submitted&limit=50',
    ],
  },
  { step: 'consolePolled', who: 'health@demo.test', paths: [queue] },
  {
    step: 'missingOpened',
    who: 'board@demo.test',
    paths: ['/api/me', '/api/zones', `/api/check-ins/missing?day=${day}&limit=200`],
  },
  {
    step: 'briefRead',
    who: 'leader@demo.test',
    paths: ['/api/me', '/api/briefs', `/api/briefs/${addDays(day, -1)}.json`],
  },
  {
    step: 'liveFigures',
    who: 'leader@demo.test',
    paths: [0, -1, -7].map((n) => `/api/summary?day=${addDays(day, n)}`),
  },
  {
    step: 'reportOpened',
    who: 'hr@demo.test',
    paths: ['/api/me', '/api/templates?state=approved&limit=200', '/api/check-ins/today'],
  },
];

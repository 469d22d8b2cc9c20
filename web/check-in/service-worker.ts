/*
 * Starts the page without network: its HTML, scripts and icon come from this device. Everything else, the API above all, goes to the
 * network untouched. Named by what they hold, the scripts of two builds never clash: a page that is open keeps finding its own, also
 * after a newer build has arrived, until no page is left that could ask for them.
 */

/** Addresses of this build, the page's HTML first. */
declare const PRECACHE: readonly string[];

/** The part of a worker's global scope that is used here; the DOM's own types know windows only. */
type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Extendable & {
  request: Request;
  resultingClientId: string;
  respondWith: (answer: Promise<Response>) => void;
};
type Worker = {
  addEventListener: ((name: 'install' | 'activate', on: (event: Extendable) => void) => void) &
    ((name: 'fetch', on: (event: Fetching) => void) => void);
  skipWaiting: () => Promise<void>;
  registration: { installing: unknown; waiting: unknown };
  clients: {
    claim: () => Promise<void>;
    matchAll: (of: {
      type: 'window';
      includeUncontrolled: boolean;
    }) => Promise<readonly { id: string; url: string }[]>;
  };
};
declare const self: Worker;

const [html = ''] = PRECACHE;
const page = html.replace(/\?.*/, '');
const prefix = `${page} `;
/** A build is named by its page, whose address here carries the hash of what is in it. */
const mine = prefix + html;

const isPage = (url: string) => {
  const { origin, pathname } = new URL(url);
  return origin === location.origin && (pathname === page || pathname === `${page}/`);
};

/** While a build is being put in place the page may still be the one before: it names scripts that are not of this build. */
const fits = async (answer: Response) => {
  const named = (await answer.text()).match(/\/assets\/[\w.-]+/g) ?? [];
  return answer.ok && named.every((address) => PRECACHE.includes(address));
};

/** All of it or nothing: a build with a hole would fail later, without network. A failure is tried again at the next visit. */
const fill = async () => {
  const cache = await caches.open(mine);
  const answer = await fetch(html, { cache: 'no-cache' });
  if (!(await fits(answer.clone()))) throw new Error('another build is being put in place');
  await cache.addAll(PRECACHE.slice(1));
  await cache.put(html, answer);
};

/** Older builds go once no other page is open: whoever is open may still ask for their late scripts. */
const sweep = async (opening: string) => {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(({ id, url }) => isPage(url) && id !== opening)) return;
  const names = await caches.keys();
  // A newer build is filling its own meanwhile: that one sweeps, later
  if (self.registration.installing || self.registration.waiting) return;
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== mine).map((name) => caches.delete(name)),
  );
};

/** The page of this build, whatever its query; from the network where the device has lost it. */
const start = async ({ request }: Fetching) => {
  const cache = await caches.open(mine);
  return (await cache.match(html)) ?? fetch(request);
};

/** A script of any build that this device still has. */
const asset = async ({ request }: Fetching) => (await caches.match(request)) ?? fetch(request);

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && isPage(request.url)) {
    event.respondWith(start(event));
    event.waitUntil(sweep(event.resultingClientId));
  } else if (pathname.startsWith('/assets/')) event.respondWith(asset(event));
});

import type { Browser, BrowserContext } from 'playwright-core';
import type { Answers } from '../../domain/answers.ts';
import { addDays, type Day, dayOf } from '../../domain/day.ts';
import { a } from './a.ts';
import { addProbes } from './access.ts';
import { type Client, clientOf, submission } from './client.ts';
import type { Door } from './door.ts';
import { settle } from './site.ts';

const today: Day = dayOf(new Date().toISOString());

/** Clerks at a door without a demo, each with a site in another state. */
export const employers = {
  /** Reported yesterday, not today: both doors are open. */
  open: 'hr@demo.test',
  /** Reported today. */
  reported: 'da-gui@demo.test',
  /** Had a case yesterday: the no-change door is shut. */
  shut: 'dong-cua@demo.test',
  /** A site without a plan that never reported. */
  fresh: 'moi@demo.test',
  /** As `open`, and `fresh`: theirs is reported while the tests run. */
  openToo: 'mo-nua@demo.test',
  freshToo: 'moi-nua@demo.test',
  /** Three sites. */
  many: 'nhieu@demo.test',
} as const;
export type Employer = keyof typeof employers;

const file = async (hr: Client, siteId: string, day: Day, over: Partial<Answers> = {}) => {
  const body = { answers: a.answers({ present: 1100, ...over }), seenRevision: 0 };
  const reply = await hr('PUT', `/api/sites/${siteId}/check-ins/${day}`, body, submission());
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
};

const bind = (admin: Client, email: string, sites: string[]) =>
  admin('PUT', `/api/members/${email}`, {
    name: 'Đầu mối Mẫu',
    role: 'employer',
    sites,
    zones: [],
    active: true,
  });

/** Makes their sites and reports, through the API alone. */
export const settleEmployers = async (door: Door): Promise<void> => {
  const [admin, health] = await Promise.all(
    ['admin', 'health'].map((who) => clientOf(door, `${who}@demo.test`)),
  );
  if (admin === undefined || health === undefined) throw new Error('nobody to settle sites');
  const settled = async (siteId: string, email: string) => {
    const hr = await clientOf(door, email);
    await settle({ admin, hr, health }, siteId, email, today);
    return hr;
  };
  const open = await settled('mo-cua', employers.open);
  for (const n of [3, 2, 1]) await file(open, 'mo-cua', addDays(today, -n));
  await file(await settled('mo-nua', employers.openToo), 'mo-nua', addDays(today, -1));
  const reported = await settled('da-gui', employers.reported);
  for (const n of [1, 0]) await file(reported, 'da-gui', addDays(today, -n));
  const shut = await settled('dong-cua', employers.shut);
  await file(shut, 'dong-cua', addDays(today, -1), { f0: 1, positive: 1, spacing: 'none' });
  const sites = ['nhieu-1', 'nhieu-2', 'nhieu-3'];
  // People who live there make every day due, a Sunday too.
  for (const siteId of sites)
    await file(await settled(siteId, employers.many), siteId, addDays(today, -1), { lodged: 40 });
  await bind(admin, employers.many, sites);
  const fresh = { employer: 'Công ty Mẫu', zoneId: 'kcn-diem-thuy', workforce: 1300, state: 'active' };
  for (const [siteId, email] of [
    ['moi', employers.fresh],
    ['moi-nua', employers.freshToo],
  ] as const) {
    await admin('POST', '/api/sites', { siteId, name: `Cơ sở Mẫu ${siteId}`, ...fresh });
    await bind(admin, email, [siteId]);
  }
};

/** What the pages keep of whoever is signed in, for an hour. */
export const sessionOf = async (door: Pick<Door, 'origin' | 'token'>, email: string) => ({
  accessToken: await door.token(email),
  refreshToken: null,
  expiresAt: Date.now() + 3_600_000,
  tokenEndpoint: `${door.origin}/oidc/token`,
  endSessionEndpoint: null,
  clientId: 'san-sang-web',
});

/** A browser of its own in which somebody is signed in, with the probes on every page. */
export const signedIn = async (
  browser: Browser,
  door: Door,
  email: string | null,
  width = 360,
): Promise<BrowserContext> => {
  const context = await browser.newContext({ viewport: { width, height: 740 }, locale: 'vi-VN' });
  await addProbes(context);
  if (email === null) return context;
  const session = await sessionOf(door, email);
  const keep = `if (!localStorage.getItem('san-sang.session')) localStorage.setItem('san-sang.session', ${JSON.stringify(JSON.stringify(session))});`;
  await context.addInitScript({ content: keep });
  return context;
};

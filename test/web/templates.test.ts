import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { templates as pack } from '../../domain/pack/templates.ts';
import { packVersion } from '../../domain/template-version.ts';
import { a } from '../support/a.ts';

const made = a.template({ id: 'made', effectiveFrom: '2021-08-01' });
const kept = new Map<string, string>();
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const all = ['tn-2021-06', 'made', 'tn-2021-10'];

/** A page that is opened: nothing of the one before it is left but what the device keeps. */
const page = async (answer: () => Promise<Response>) => {
  vi.resetModules();
  vi.stubGlobal('fetch', vi.fn(answer));
  const { sessions } = await import('../../web/session.ts');
  vi.spyOn(sessions, 'access').mockResolvedValue({ kind: 'token', token: 'x' });
  return import('../../web/templates.ts');
};
const offline = () => Promise.reject(new TypeError('offline'));
const versions = [...pack.map(packVersion), { ...packVersion(made), origin: 'province' as const, writes: 3 }];
const online = async () => Response.json({ items: versions, cursor: null });

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('document', { documentElement: { lang: 'vi' } });
  vi.stubGlobal('location', new URL('https://san-sang.example/check-in'));
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the templates that a page knows', () => {
  it('are the pack’s where nobody can be asked', async () => {
    const { knownTemplates, readTemplates } = await page(offline);
    expect([knownTemplates(), await readTemplates()]).toEqual([pack, pack]);
  });

  it('are the server’s, asked once, and kept for the next page without network', async () => {
    const first = await page(online);
    expect(ids(first.knownTemplates())).toEqual(ids(pack));
    expect(ids(await first.readTemplates())).toEqual(all);
    await first.readTemplates();
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(ids(first.knownTemplates())).toEqual(all);

    const next = await page(offline);
    expect(ids(next.knownTemplates())).toEqual(all);
    expect(ids(await next.readTemplates())).toEqual(all);
  });

  it.each([
    ['not JSON', '{'],
    ['of a newer page', JSON.stringify([{ ...made, criteria: [{ id: 'unheard-of' }] }])],
  ])('are the pack’s where what was kept is %s', async (_, text) => {
    kept.set('san-sang.templates', text);
    const { knownTemplates } = await page(offline);
    expect(knownTemplates()).toEqual(pack);
  });

  it('stay as they are where the server says what this page does not understand', async () => {
    const odd = async () => Response.json({ items: [{ template: {} }], cursor: null });
    const { readTemplates } = await page(odd);
    expect(await readTemplates()).toEqual(pack);
  });
});

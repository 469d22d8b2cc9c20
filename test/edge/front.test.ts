import '../support/quiet.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { routeNames, routes } from '../../domain/contract.ts';
import { originHeader } from '../../domain/front-answer.ts';
import { Problem } from '../../domain/problem.ts';
import { call, refused } from '../support/call.ts';
import { claimsOf, eventOf, originSecret } from '../support/event.ts';
import { type HandlerNeeds, handlersOf } from '../support/handlers.ts';

/** Whatever a handler asks for: made, and never called. */
const touched = vi.fn();
const unusable: unknown = new Proxy(
  {},
  { get: () => new Proxy(touched, { get: () => touched, apply: () => touched() }) },
);
const handlers = handlersOf(z.parse(z.custom<HandlerNeeds>(), unusable));

const previous = 'sent-by-the-front-before-the-last-replacement';
const claims = claimsOf('subject');
const health = (sent: Record<string, string>) =>
  call(handlers.getHealth, eventOf(routes.getHealth, { headers: sent }));

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  touched.mockClear();
});

describe('a request that did not come through the front', () => {
  it.each(routeNames)('is refused by %s before anything else is looked at', async (name) => {
    const said = { claims, headers: { [originHeader]: 'guessed' }, text: '{' };
    expect(refused(await call(handlers[name], eventOf(routes[name], said)))).toBe(
      '403 not-through-the-front',
    );
    expect(touched).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing', ''],
    ['the beginning of the secret', originSecret().slice(0, -1)],
    ['the secret twice, as a gateway joins them', `${originSecret()},${originSecret()}`],
    ['one that was replaced long ago', previous],
  ])('brings %s', async (_, sent) => {
    expect(refused(await health({ [originHeader]: sent }))).toBe('403 not-through-the-front');
  });

  it('lacks the header altogether', async () => {
    const { headers, ...event } = eventOf(routes.getHealth);
    const { [originHeader]: _, ...others } = headers;
    expect(refused(await call(handlers.getHealth, { ...event, headers: others }))).toBe(
      '403 not-through-the-front',
    );
  });

  it('is told so in its language', async () => {
    const said = async (lang: string) =>
      Problem.parse((await health({ [originHeader]: '', 'accept-language': lang })).body).title;
    expect(await said('vi')).toBe('Yêu cầu không đi qua địa chỉ chính thức');
    expect(await said('en')).toBe('The request did not come by the official address');
  });
});

describe('a request that came through the front', () => {
  it('brings the current secret', async () => {
    expect((await health({})).status).toBe(200);
  });

  it('may bring the one before it while it is being replaced', async () => {
    vi.stubEnv('ORIGIN_SECRET_PREVIOUS', previous);
    expect((await health({ [originHeader]: previous })).status).toBe(200);
    expect((await health({})).status).toBe(200);
    expect((await health({ [originHeader]: 'guessed' })).status).toBe(403);
  });

  it.each(['', 'short'])('is not taken on trust where the setting is "%s"', async (setting) => {
    vi.stubEnv('ORIGIN_SECRET', setting);
    expect(refused(await health({ [originHeader]: setting }))).toBe('500 internal');
  });
});

describe('the log', () => {
  it.each([
    ['taken', () => originSecret()],
    ['refused', () => 'guessed-0123456789'],
  ])('holds nothing of a secret that was %s', async (_, sent) => {
    const lines: string[] = [];
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'DEBUG');
    vi.resetModules();
    const keep = (...said: unknown[]) => {
      lines.push(said.map(String).join(' '));
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation(keep);
    const { getHealth } = await import('../../functions/api/get-health.ts');
    const reply = await call(
      getHealth('test'),
      eventOf(routes.getHealth, { headers: { [originHeader]: sent() } }),
    );
    vi.restoreAllMocks();
    expect(lines).toHaveLength(1);
    expect(lines.join() + reply.text + JSON.stringify(reply.headers)).not.toContain(sent().slice(0, 8));
  });
});

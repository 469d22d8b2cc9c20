import { Email } from '../../domain/member.ts';
import type { Outgoing } from './exchange.ts';
import { type Ask, formLimit } from './issuer-ask.ts';
import { errorPage, type Lang, signInPage } from './issuer-page.ts';
import { clientId, signInScope } from './local-identity.ts';

/** GET: shows the form, or sends the page its mistake back. */
export const authorize = (ask: Ask): Outgoing => {
  const query = new URLSearchParams(ask.request.query);
  const lang = langOf(ask, query);
  const fault = faultOf(ask, query);
  if (fault === 'unsafe') return errorPage(lang);
  if (fault !== undefined) return back(ask, query, { error: fault });
  if (query.get('prompt') === 'none') return back(ask, query, { error: 'login_required' });
  return signInPage({ lang, query, origin: ask.origin });
};

/** POST: the same parameters with an e-mail. Everything is checked again, since a form can be changed. */
export const signIn = async (ask: Ask): Promise<Outgoing> => {
  const body = await ask.request.body(formLimit);
  if (body === 'too-large') return errorPage('vi', 413);
  const form = new URLSearchParams(String(body));
  const lang = langOf(ask, form);
  const email = Email.safeParse((form.get('account') ?? form.get('email') ?? '').trim());
  const query = withoutAnswers(form);
  const fault = faultOf(ask, query);
  if (fault === 'unsafe') return errorPage(lang);
  if (fault !== undefined) return back(ask, query, { error: fault });
  if (!email.success) return signInPage({ lang, query, origin: ask.origin, wrong: form.get('email') ?? '' });
  const refusal = await ask.admit(email.data, 'TokenGeneration_HostedAuth');
  // The code that Cognito gives a trigger's refusal.
  if (refusal !== null) return back(ask, query, { error: 'invalid_request', error_description: refusal });
  const now = ask.now();
  const consent = {
    email: email.data,
    scope: scopeOf(query),
    redirectUri: query.get('redirect_uri') ?? '',
    challenge: query.get('code_challenge') ?? '',
    nonce: query.get('nonce') ?? undefined,
    authTime: now,
  };
  return back(ask, query, { code: ask.grants.newCode(consent, now) });
};

const withoutAnswers = (form: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...form].filter(([name]) => name !== 'email' && name !== 'account'));

/** 'unsafe' when the answer must not be sent to the address given; else an OAuth error code, or undefined. */
const faultOf = ({ redirectUris }: Ask, query: URLSearchParams): string | undefined => {
  const repeated = new Set(query.keys()).size !== query.size;
  if (repeated || query.get('client_id') !== clientId) return 'unsafe';
  if (!redirectUris.includes(query.get('redirect_uri') ?? '')) return 'unsafe';
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  if (query.get('code_challenge_method') !== 'S256') return 'invalid_request';
  if (!/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')) return 'invalid_request';
  const known = signInScope.split(' ');
  const asked = scopeOf(query).split(' ');
  return asked.every((scope) => known.includes(scope)) && asked.includes('openid')
    ? undefined
    : 'invalid_scope';
};

const scopeOf = (query: URLSearchParams): string => query.get('scope')?.trim() || signInScope;

const back = ({ issuer }: Ask, query: URLSearchParams, answer: Record<string, string>): Outgoing => {
  const target = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state');
  const all = { ...answer, ...(state !== null && { state }), iss: issuer };
  for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
  return { status: 303, headers: { location: target.href, 'cache-control': 'no-store' }, body: '' };
};

/** Vietnamese unless English is asked for, by `ui_locales` or else by the browser. */
const langOf = ({ request }: Ask, query: URLSearchParams): Lang =>
  /^\s*en\b/i.test(query.get('ui_locales') ?? request.headers['accept-language'] ?? '') ? 'en' : 'vi';

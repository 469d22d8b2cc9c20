import { Email } from '../../domain/member.ts';
import { issuerKey } from './issuer-key.ts';
import { accessToken } from './issuer-tokens.ts';
import { issuerOf, originsOf, signInScope } from './local-identity.ts';
import { StartError, settingsOf } from './settings.ts';

/** How long the server is waited for, which may well be down. ms. */
const patience = 3_000;

/** That the server knows nobody by this token; false as well when it does not answer. */
const strangerTo = async (origin: string, token: string): Promise<boolean> => {
  const asked = { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(patience) };
  try {
    const answer = await fetch(`${origin}/api/me`, asked);
    return answer.status === 403 && (await answer.text()).includes('/problems/no-member');
  } catch {
    return false;
  }
};

/**
 * `npm run --silent token -- EMAIL`: an access token of the local issuer for an hour, on standard output and nothing else; a warning on
 * standard error when the server of that port answers and has no such member.
 */
const main = async (args: readonly string[]): Promise<void> => {
  const email = Email.safeParse(args[0]?.trim());
  if (args.length !== 1 || !email.success) throw new StartError('Usage: npm run --silent token -- EMAIL');
  const { port, dataDir } = settingsOf([], process.env);
  const [origin] = originsOf(port);
  const signer = {
    issuer: issuerOf(origin),
    key: await issuerKey(dataDir),
    now: Math.floor(Date.now() / 1_000),
  };
  const token = await accessToken(signer, { email: email.data, scope: signInScope });
  process.stdout.write(`${token}\n`);
  if (await strangerTo(origin, token))
    process.stderr.write(
      `${email.data} is no member: the API answers this token with 403 until there is one.\n`,
    );
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The token could not be made'}\n`);
  process.exitCode = error instanceof StartError ? 2 : 1;
}

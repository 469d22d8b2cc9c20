import { Email } from '../../domain/member.ts';
import { issuerKey } from './issuer-key.ts';
import { accessToken } from './issuer-tokens.ts';
import { issuerOf, originsOf, signInScope } from './local-identity.ts';
import { StartError, settingsOf } from './settings.ts';

/** `npm run --silent token -- EMAIL`: an access token of the local issuer for an hour, on standard output and nothing else. */
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
  process.stdout.write(`${await accessToken(signer, { email: email.data, scope: signInScope })}\n`);
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The token could not be made'}\n`);
  process.exitCode = error instanceof StartError ? 2 : 1;
}

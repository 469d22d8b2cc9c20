import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { Day } from '../../domain/day.ts';
import { type Dhis2Settings, NotSent, sendDhis2 } from '../exchange/send-dhis2.ts';
import { StartError } from './settings.ts';

const usage = 'Usage: DHIS2_URL=… DHIS2_TOKEN=… API_URL=… API_TOKEN=… npm run dhis2 -- DAY [--send]';

const Address = z.url({ protocol: /^https?$/ });
const Settings = z.object({
  DHIS2_URL: Address,
  DHIS2_TOKEN: z.string().check(z.minLength(1)),
  API_URL: Address,
  API_TOKEN: z.string().check(z.minLength(1)),
});

/** An address without a slash at its end. */
const bare = (url: string) => url.replace(/\/+$/, '');

/** Hosts that nothing leaves this machine for. */
const here = ['localhost', '127.0.0.1', '[::1]'];

/** A token must not travel where others can read it. @throws NotSent */
const requireSafe = (name: 'DHIS2_URL' | 'API_URL', url: string): void => {
  const { protocol, hostname, origin } = new URL(url);
  if (protocol === 'https:' || here.includes(hostname)) return;
  throw new NotSent(
    `${name}: https only, except on this machine (localhost, 127.0.0.1): ${origin} would get the token in the clear. Nothing was sent`,
  );
};

/** Where to read and where to write. @throws StartError naming what is missing or no address; NotSent where it is not safe */
export const dhis2SettingsOf = (env: Record<string, string | undefined>): Dhis2Settings => {
  const { success, data, error } = Settings.safeParse(env);
  if (!success) {
    const wrong = [...new Set(error.issues.map(({ path }) => String(path[0])))];
    throw new StartError(`${wrong.join(', ')}: missing or unusable\n${usage}`);
  }
  requireSafe('DHIS2_URL', data.DHIS2_URL);
  requireSafe('API_URL', data.API_URL);
  return {
    ...{ api: bare(data.API_URL), apiToken: data.API_TOKEN },
    ...{ dhis2: bare(data.DHIS2_URL), dhis2Token: data.DHIS2_TOKEN },
  };
};

/** The day, and whether it is meant. @throws StartError */
export const dhis2Arguments = (argv: readonly string[]): { day: Day; isReal: boolean } => {
  try {
    const options = { send: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const day = z.safeParse(Day, positionals[0]);
    if (day.success && positionals.length === 1) return { day: day.data, isReal: values.send };
  } catch (cause) {
    throw new StartError(usage, { cause });
  }
  throw new StartError(usage);
};

/** `npm run dhis2 -- DAY [--send]`: tries a frozen day on a DHIS2, and sends it. */
export const main = async (
  argv: readonly string[],
  env: Record<string, string | undefined>,
  print: (line: string) => void,
): Promise<void> => {
  const { day, isReal } = dhis2Arguments(argv);
  await sendDhis2(day, isReal, { settings: dhis2SettingsOf(env), fetch, print });
};

if (import.meta.main) {
  try {
    await main(process.argv.slice(2), process.env, (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    const known = error instanceof NotSent || error instanceof StartError;
    process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exitCode = error instanceof StartError ? 2 : 1;
  }
}

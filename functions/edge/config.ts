import * as z from 'zod/mini';

const Settings = z.object({
  RECORDS_TABLE: z.string().check(z.minLength(1)),
  PROJECTIONS_TABLE: z.string().check(z.minLength(1)),
  VERSION: z._default(z.string(), 'dev'),
});
export type Settings = z.infer<typeof Settings>;

/** The settings of this Lambda. Throws on the first call when one is missing, so that a bad deployment fails loudly. */
export const settings = (): Settings => Settings.parse(process.env);

const AccountSettings = z.object({ USER_POOL_ID: z.string().check(z.minLength(1)) });

/** The user pool in which accounts are made. */
export const accountSettings = () => AccountSettings.parse(process.env);

/** The instant of a request, by this machine's clock. */
export const systemClock = () => new Date().toISOString();

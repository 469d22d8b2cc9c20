import * as z from 'zod/mini';

const Settings = z.object({
  RECORDS_TABLE: z.string().check(z.minLength(1)),
  PROJECTIONS_TABLE: z.string().check(z.minLength(1)),
  VERSION: z._default(z.string(), 'dev'),
});
export type Settings = z.infer<typeof Settings>;

/** The settings of this Lambda. Throws on the first call when one is missing, so that a bad deployment fails loudly. */
export const settings = (): Settings => Settings.parse(process.env);

const OriginSecret = z.string().check(z.minLength(40));
const OriginSettings = z.object({
  ORIGIN_SECRET: OriginSecret,
  ORIGIN_SECRET_PREVIOUS: z.optional(OriginSecret),
});

/** What a request must bring to have come through the front; two while the secret is being replaced. */
export const originSecrets = () => {
  const { ORIGIN_SECRET: current, ORIGIN_SECRET_PREVIOUS: previous } = OriginSettings.parse(process.env);
  return { current, previous };
};

const AccountSettings = z.object({ USER_POOL_ID: z.string().check(z.minLength(1)) });

/** The user pool in which accounts are made. */
export const accountSettings = () => AccountSettings.parse(process.env);

const LinkSettings = z.object({ ORIGIN: z.string().check(z.regex(/^https?:\/\/[^/]+$/)) });

/** The origin of the pages, without a slash at its end: links that travel begin with it. */
export const linkSettings = () => ({ origin: LinkSettings.parse(process.env).ORIGIN });

const ReachSettings = z.object({ LOCAL_DOOR: z.optional(z.literal('true')) });

/** Whether this is the local door, from which this very machine may be posted to; never in a deployed stage. */
export const reachSettings = () => ({ isLocalDoor: ReachSettings.parse(process.env).LOCAL_DOOR === 'true' });

const MailSettings = z.object({ MAIL_FROM: z.email(), MAIL_SET: z.string().check(z.minLength(1)) });

/** The address that mail is from, and the configuration set that it leaves by. */
export const mailSettings = () => {
  const { MAIL_FROM: from, MAIL_SET: set } = MailSettings.parse(process.env);
  return { from, set };
};

const SnapshotSettings = z.object({ SNAPSHOTS_BUCKET: z.string().check(z.minLength(1)) });

/** The bucket of frozen days and of the briefs made from them. */
export const snapshotSettings = () => ({ bucket: SnapshotSettings.parse(process.env).SNAPSHOTS_BUCKET });

const FileSettings = z.object({ FILES_BUCKET: z.string().check(z.minLength(1)) });

/** The bucket of files that people fetch by a link, and that go after some days. */
export const fileSettings = () => ({ bucket: FileSettings.parse(process.env).FILES_BUCKET });

const QueueSettings = z.object({ QUEUES: z.string() });

/** The address of the queue of each of these jobs. Throws when one is missing: its job would never hear of anything. */
export const queueSettings = <Name extends string>(names: readonly Name[]): Record<Name, string> =>
  z.record(z.enum(names), z.url()).parse(JSON.parse(QueueSettings.parse(process.env).QUEUES));

/** The instant of a request, by this machine's clock. */
export const systemClock = () => new Date().toISOString();

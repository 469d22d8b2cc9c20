import * as z from 'zod/mini';
import { province } from '../domain/pack/province.ts';

/** Only what AWS keeps logs for is a number of days here (CloudWatch Logs, PutRetentionPolicy). */
const logDays = [30, 60, 90, 120, 180, 365] as const;

const whole = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.int(error).check(z.minimum(least, error), z.maximum(most, error));
};

/** Each waits a little longer than what it waits for, so that the answer of the inner one is the one that arrives. */
const Deadlines = z
  .strictObject({
    /** Of a function that answers a request. s. */
    requestSeconds: whole(1, 29),
    /** Of the gateway for the function, 30 s at most (API Gateway, quotas of HTTP APIs). s. */
    gatewaySeconds: whole(1, 30),
    /** Of CloudFront for the gateway, 60 s at most without a quota of its own (CloudFront, origin response timeout). s. */
    frontSeconds: whole(1, 60),
    /** How long logs are kept. days. */
    logDays: z.literal(logDays, `one of ${logDays.join(', ')}`),
  })
  .check(
    z.refine(({ requestSeconds, gatewaySeconds }) => requestSeconds < gatewaySeconds, {
      path: ['gatewaySeconds'],
      error: 'the gateway waits longer than a request may take',
    }),
    z.refine(({ gatewaySeconds, frontSeconds }) => gatewaySeconds < frontSeconds, {
      path: ['frontSeconds'],
      error: 'the front waits longer than the gateway',
    }),
  );
export type Deadlines = z.infer<typeof Deadlines>;

/** A table that was restored from a backup, and its stream, which a restored table has only when it is switched on again. */
const Restored = z.strictObject({
  tableName: z.string().check(z.regex(/^[A-Za-z0-9_.-]{3,255}$/, 'the name of a table')),
  streamArn: z
    .string()
    .check(z.regex(/^arn:aws:dynamodb:[a-z0-9-]+:\d{12}:table\/[^/]+\/stream\/.+$/, 'the ARN of its stream')),
});
export type Restored = z.infer<typeof Restored>;

const HostName = z
  .string()
  .check(z.regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'a host name in small letters'));

/** One deployment of the whole: all that may differ between test, production and another province's, and nothing else. */
export const Stage = z
  .strictObject({
    /** Part of the stacks' names. */
    name: z.string().check(z.regex(/^[a-z][a-z0-9]{1,11}$/, '2 to 12 small letters and digits')),
    /** Nearest region to Vietnam with every service that is used; the account comes from whoever deploys. */
    region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as ap-southeast-1')),
    /** Host name of the pages and the API. Its certificate is a parameter of the web stack, since it belongs to the account. */
    domain: HostName,
    /** Host name of the sign-in pages begins with it; unique within a region, over all accounts (Cognito, domain prefix). */
    identityPrefix: z
      .string()
      .check(
        z.regex(
          /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
          'small letters, digits and hyphens, 63 at most, without aws, amazon and cognito',
        ),
      ),
    /** The address that mail is from; its domain is an identity of SES that whoever deploys has verified. */
    mailFrom: z.email('an e-mail address'),
    /** Who is told of alarms and of the budget. */
    alarmsTo: z.email('an e-mail address'),
    /** What a month may cost before somebody is told. US$. */
    budgetUsd: whole(1, 1_000_000),
    deadlines: Deadlines,
    /** People rely on it: a deployment must be confirmed, and nothing of it is destroyed while its data is protected. */
    live: z.boolean('true or false'),
    /** Which secret the front and the functions share: one more makes another one (docs/runbook.md, "The secret of the front is replaced"). */
    originSecretTurn: whole(1, 10_000),
    /** A restored table in the place of the stack's own, which stays where it is. */
    records: z.optional(Restored),
  })
  .check(
    z.refine(({ mailFrom, domain }) => mailFrom.endsWith(`@${domain}`), {
      path: ['mailFrom'],
      error: 'mail is from an address of the domain',
    }),
    z.refine(
      ({ records, region }) =>
        records === undefined ||
        (records.streamArn.startsWith(`arn:aws:dynamodb:${region}:`) &&
          records.streamArn.includes(`:table/${records.tableName}/stream/`)),
      { path: ['records', 'streamArn'], error: 'the stream of that table, in the region of the stage' },
    ),
  );
export type Stage = z.infer<typeof Stage>;

/** Where the pages and the API of a stage are. */
export const originOf = ({ domain }: Pick<Stage, 'domain'>): string => `https://${domain}`;

/** Where CloudFront looks for its certificate and its firewall, and where their figures are, wherever the rest of a stage is (AWS WAF, scope CLOUDFRONT). */
export const frontRegion = 'us-east-1';

/** Under which name CloudWatch keeps the figures that the jobs of a stage write. */
export const metricsNamespace = ({ name }: Pick<Stage, 'name'>): string => `san-sang-${name}`;

/** The configuration set of SES that all mail of a stage leaves by. */
export const mailSetOf = ({ name }: Pick<Stage, 'name'>): string => `san-sang-${name}`;

/** The same everywhere until a stage has a reason of its own. [D] */
const standard = {
  region: 'ap-southeast-1',
  // Half above what a province comes to (docs/cost.md).
  budgetUsd: 150,
  originSecretTurn: 1,
  deadlines: { requestSeconds: 10, gatewaySeconds: 12, frontSeconds: 15, logDays: 90 },
} as const;

/** The stages, by name; another province or stage is another record. Domains end in `example` until the department has named its own. */
export const stages = {
  test: {
    ...standard,
    name: 'test',
    live: false,
    domain: 'test.san-sang.example',
    mailFrom: 'thong-bao@test.san-sang.example',
    alarmsTo: 'truc-he-thong@san-sang.example',
    identityPrefix: `san-sang-${province.id}-test`,
  },
  prod: {
    ...standard,
    name: 'prod',
    live: true,
    domain: 'san-sang.example',
    mailFrom: 'thong-bao@san-sang.example',
    alarmsTo: 'truc-he-thong@san-sang.example',
    identityPrefix: `san-sang-${province.id}`,
  },
} as const satisfies Record<string, Stage>;

/** Names under `example` belong to nobody (RFC 2606, section 2): mail to them is lost, and no certificate is given for them. */
export const placeholdersIn = (stage: Stage): string[] =>
  (['domain', 'mailFrom', 'alarmsTo'] as const).filter((field) => stage[field].endsWith('.example'));

/** Settings as a stage. @throws Error that names each field that is wrong, and what it must be */
export const stageOf = (settings: { name: string }): Stage => {
  const parsed = Stage.safeParse(settings);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${[...issue.path, issue.keys.join(', ')].join('.')}: no such setting`
      : `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new Error(`infra/stage.ts, stage "${settings.name}": ${wrong.join('; ')}`);
};

/** The stage that the context names. @throws Error that lists the stages when it is none of them, or names what is wrong with it */
export const stageNamed = (name: unknown): Stage => {
  const stage = Object.values<Stage>(stages).find((one) => one.name === name);
  if (stage === undefined)
    throw new Error(`no stage "${String(name)}": one of ${Object.keys(stages).join(', ')}`);
  return stageOf(stage);
};

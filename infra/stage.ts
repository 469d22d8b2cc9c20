import { province } from '../domain/pack/province.ts';

/** One deployment of the whole: what differs between test and production, and nothing else. */
export type Stage = {
  /** Part of the stacks' names. */
  name: string;
  /** Nearest region to Vietnam with every service that is used; the account comes from whoever deploys. */
  region: string;
  /** Host name of the pages and the API. Its certificate is a parameter of the web stack, since it belongs to the account. */
  domain: string;
  /** Host name of the sign-in pages begins with it; unique within a region, over all accounts. */
  identityPrefix: string;
};

/** Where the pages and the API of a stage are. */
export const originOf = ({ domain }: Pick<Stage, 'domain'>): string => `https://${domain}`;

/** The address that mail of a stage is from; its domain is an identity of SES that whoever deploys has verified. */
export const mailFromOf = ({ domain }: Pick<Stage, 'domain'>): string => `thong-bao@${domain}`;

/** The stages, by name. Domains end in `example` until the department has named its own. */
export const stages = {
  test: {
    name: 'test',
    region: 'ap-southeast-1',
    domain: 'test.san-sang.example',
    identityPrefix: `san-sang-${province.id}-test`,
  },
  prod: {
    name: 'prod',
    region: 'ap-southeast-1',
    domain: 'san-sang.example',
    identityPrefix: `san-sang-${province.id}`,
  },
} as const satisfies Record<string, Stage>;

/** The stage that the context names. @throws Error that lists the stages when it is none of them. */
export const stageNamed = (name: unknown): Stage => {
  const stage = Object.values<Stage>(stages).find((one) => one.name === name);
  if (stage === undefined)
    throw new Error(`no stage "${String(name)}": one of ${Object.keys(stages).join(', ')}`);
  return stage;
};

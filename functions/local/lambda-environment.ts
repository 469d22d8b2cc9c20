import manifest from '../../package.json' with { type: 'json' };
import { buckets, tables } from '../stores/table.ts';
import { clientId } from './local-identity.ts';
import { localUserPoolId } from './user-pool.ts';

/** Settings of this machine that would lead the SDK elsewhere. */
const misleading = ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL'];

/** What every Lambda finds in its environment, pointed at the local engine. The credentials are nobody's. */
export const lambdaEnvironment = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_EC2_METADATA_DISABLED: 'true',
  POWERTOOLS_SERVICE_NAME: 'san-sang',
  POWERTOOLS_METRICS_NAMESPACE: 'san-sang-local',
  [tables.records.variable]: tables.records.localName,
  [tables.projections.variable]: tables.projections.localName,
  [buckets.snapshots.variable]: buckets.snapshots.localName,
  [buckets.files.variable]: buckets.files.localName,
  VERSION: manifest.version,
  CLIENT_ID: clientId,
  USER_POOL_ID: localUserPoolId,
  MAIL_FROM: 'thong-bao@san-sang.test',
  MAIL_SET: 'san-sang-local',
  LOCAL_DOOR: 'true',
});

/** Makes this process, in which the bundles run, look like a Lambda's. */
export const becomeLambda = (endpoint: string, env: NodeJS.ProcessEnv = process.env): void => {
  for (const name of misleading) delete env[name];
  Object.assign(env, lambdaEnvironment(endpoint));
};

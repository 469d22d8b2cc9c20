import { type AwsCall, type Right, rightsOf } from './aws-call.ts';
import { callLog } from './call-log.ts';
import { hearAnswers, nameCallers } from './calling.ts';
import { type Passed, startProxy, type Watch } from './recording-proxy.ts';

/** What watches the calls of functions, until it is stopped. */
export type Listening = { stop: () => void };

/** The variables by which the SDK is told where a service is. */
const endpointVariable = /^AWS_ENDPOINT_URL_([A-Z0-9_]+)$/;

const signatures = /X-Amz-Signature=([0-9a-f]{64})/g;

/**
 * From now on a proxy stands before each service that the environment names, the environment names that, and what functions send says
 * whose it is. `watchOf` is asked with the service's part of the variable: `DYNAMODB`.
 */
export const watchCalls = async (
  watchOf: (service: string) => Watch,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Listening> => {
  const named = Object.entries(env).flatMap(([variable, endpoint]) => {
    const service = endpointVariable.exec(variable)?.[1];
    return service === undefined || endpoint === undefined ? [] : [{ variable, service, endpoint }];
  });
  const proxies = await Promise.all(
    named.map(async ({ variable, service, endpoint }) => {
      const proxy = await startProxy(endpoint, watchOf(service));
      env[variable] = proxy.endpoint;
      // Addresses below the service: a queue's own.
      for (const [other, value] of Object.entries(env))
        if (value?.includes(`${endpoint}/`))
          env[other] = value.replaceAll(`${endpoint}/`, `${proxy.endpoint}/`);
      return proxy;
    }),
  );
  const unnamed = nameCallers(new Set(proxies.map(({ host }) => host)));
  return {
    stop: () => {
      unnamed();
      for (const { stop } of proxies) stop();
    },
  };
};

/**
 * From now on notes in a folder what every call of a function needs. A link that a function signed counts for it when somebody follows
 * it: who answered with the signature has signed. A service that `isAway` does not answer meanwhile.
 */
export const recordCalls = async (
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
  isAway: (service: string) => boolean = () => false,
): Promise<Listening> => {
  const note = callLog(folder);
  const signedBy = new Map<string, string>();
  const deaf = hearAnswers(({ name, result }) => {
    for (const [, signature = ''] of (JSON.stringify(result) ?? '').matchAll(signatures))
      signedBy.set(signature, name);
  });
  const after = (passed: Passed): undefined => {
    const name = passed.from ?? signedBy.get([...passed.url.matchAll(signatures)][0]?.[1] ?? '');
    if (name === undefined) return;
    for (const right of needed(passed)) note({ function: name, ...right });
  };
  const watchOf = (service: string): Watch => ({
    before: ({ body }) => {
      if (isAway(service)) throw new Error(`${service} is away`);
      return body;
    },
    after,
  });
  const watching = await watchCalls(watchOf, env);
  return {
    stop: () => {
      deaf();
      watching.stop();
    },
  };
};

/** What nobody has said the rights of is noted as it is: the comparison then tells of it. */
const needed = (passed: Passed): Right[] => {
  const call: AwsCall = {
    method: passed.method,
    url: passed.url,
    target: String(passed.headers['x-amz-target'] ?? ''),
    body: passed.body.toString(),
    status: passed.status,
  };
  try {
    return rightsOf(call);
  } catch (error) {
    return [{ action: 'unknown', resource: String(error) }];
  }
};

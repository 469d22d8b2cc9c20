import { routes } from '../../domain/contract.ts';
import { openapi } from '../../domain/openapi.ts';
import { settings } from '../edge/config.ts';
import { open } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';

/** The contract as OpenAPI 3.1, made of the route table. */
export const getOpenapi = (version: string) => {
  const body = openapi(routes, version);
  return open(routes.getOpenapi, async () => ({ body }));
};

export const handler = lambda(() => getOpenapi(settings().VERSION));

import { systemRoutes } from '../../domain/system.ts';
import { settings } from '../edge/config.ts';
import { open } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';

/** Says that the service answers, and which version. */
export const getHealth = (version: string) =>
  open(systemRoutes.getHealth, async () => ({ body: { status: 'ok' as const, version } }));

export const handler = lambda(() => getHealth(settings().VERSION));

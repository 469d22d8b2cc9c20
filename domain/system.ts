import * as z from 'zod/mini';
import { route } from './route.ts';

export const systemRoutes = {
  getHealth: route({
    method: 'GET',
    path: '/api/health',
    summary: 'That the service answers, and its version',
    who: 'all',
    reply: z.strictObject({ status: z.literal('ok'), version: z.string() }),
  }),
  getOpenapi: route({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This contract as OpenAPI 3.1',
    who: 'all',
    reply: z.looseObject({ openapi: z.literal('3.1.0') }),
  }),
} as const;

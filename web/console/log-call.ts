import { type CallRequest, callRoutes } from '../../domain/call.ts';
import { call } from '../api.ts';

/** Sends a call to the log under its key: sent again with the same one, it is logged once. */
export const logCall = (siteId: string, body: CallRequest, key: string) =>
  call(callRoutes.createCall, { params: { siteId }, headers: { 'idempotency-key': key }, body });

import * as z from 'zod/mini';
import { type KeptStorage, keptTypedById } from '../kept-typed.ts';
import { draftPrefix } from '../session.ts';

/** A plan that is being written, and what its writer had seen of the versions when it was begun. */
export const KeptPlan = z.strictObject({ seen: z.string(), fields: z.record(z.string(), z.string()) });
export type KeptPlan = z.infer<typeof KeptPlan>;

/** What this device keeps of a plan that is being written, one for each site of its owner; signing out clears it with the other drafts. */
export const makePlanKept = (storage: KeptStorage, owner: string) =>
  keptTypedById(KeptPlan, storage, `${draftPrefix}${owner}.plan.`);

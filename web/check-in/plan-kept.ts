import * as z from 'zod/mini';
import { draftPrefix } from '../session.ts';

type Storage = {
  getItem: (name: string) => string | null;
  setItem: (name: string, text: string) => void;
  removeItem: (name: string) => void;
};

/** A plan that is being written, and what its writer had seen of the versions when it was begun. */
export const KeptPlan = z.strictObject({ seen: z.string(), fields: z.record(z.string(), z.string()) });
export type KeptPlan = z.infer<typeof KeptPlan>;

const quietly = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    // A device that can keep nothing still has it on the screen.
    return null;
  }
};

/** What this device keeps of a plan that is being written, one for each site of its owner; signing out clears it with the other drafts. */
export const makePlanKept = (storage: Storage, owner: string) => {
  const nameOf = (siteId: string) => `${draftPrefix}${owner}.plan.${siteId}`;
  return {
    read: (siteId: string): KeptPlan | null => {
      const kept = quietly(() => JSON.parse(storage.getItem(nameOf(siteId)) ?? 'null'));
      const result = z.safeParse(KeptPlan, kept);
      return result.success ? result.data : null;
    },
    keep: (siteId: string, plan: KeptPlan): void => {
      quietly(() => storage.setItem(nameOf(siteId), JSON.stringify(plan)));
    },
    forget: (siteId: string): void => {
      quietly(() => storage.removeItem(nameOf(siteId)));
    },
  };
};

import * as z from 'zod/mini';
import { CheckInRequest } from '../../domain/check-in.ts';
import { Day, Instant } from '../../domain/day.ts';

type Storage = {
  getItem: (name: string) => string | null;
  setItem: (name: string, text: string) => void;
  removeItem: (name: string) => void;
};

/** A submission that may or may not have reached the server: its key is made and kept before the first send. */
export const Pending = z.strictObject({
  key: z.string(),
  siteId: z.string(),
  day: Day,
  request: CheckInRequest,
  at: Instant,
});
export type Pending = z.infer<typeof Pending>;

/** What is being typed, and the revision it was begun on. */
export const KeptDraft = z.strictObject({ seenRevision: z.int(), fields: z.record(z.string(), z.string()) });
export type KeptDraft = z.infer<typeof KeptDraft>;

const parsed = <T>(schema: z.ZodMiniType<T>, text: string | null): T | null => {
  try {
    const result = z.safeParse(schema, JSON.parse(text ?? 'null'));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
};

/** What this device keeps of one kind, one of it per site and day. */
const shelf = <T extends { [name: string]: unknown }>(
  kind: string,
  schema: z.ZodMiniType<T>,
  storage: Storage,
) => {
  const nameOf = (siteId: string, day: Day) => `san-sang.${kind}.${siteId}.${day}`;
  return {
    read: (siteId: string, day: Day): T | null => parsed(schema, storage.getItem(nameOf(siteId, day))),
    keep: (siteId: string, day: Day, value: T) => storage.setItem(nameOf(siteId, day), JSON.stringify(value)),
    forget: (siteId: string, day: Day) => storage.removeItem(nameOf(siteId, day)),
  };
};

/** Drafts and unconfirmed submissions on this device. */
export const makeKept = (storage: Storage) => ({
  pending: shelf('pending', Pending, storage),
  drafts: shelf('draft', KeptDraft, storage),
});
export type Kept = ReturnType<typeof makeKept>;

export const kept = makeKept({
  getItem: (name) => localStorage.getItem(name),
  setItem: (name, text) => localStorage.setItem(name, text),
  removeItem: (name) => localStorage.removeItem(name),
});

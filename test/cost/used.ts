import * as z from 'zod/mini';

/** What work takes of the services, by the units that they are paid in. */
export const Used = z.strictObject({
  /** Runs of functions, and the milliseconds that they took together on this machine. */
  runs: z.number(),
  milliseconds: z.number(),
  /** Calls to the database, and the request units that they took; those of the list index are part of the writes. */
  calls: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
  indexUnits: z.number(),
  /** Of the writes those to the projections. */
  projectionUnits: z.number(),
  objectWrites: z.number(),
  objectReads: z.number(),
  objectBytes: z.number(),
  mails: z.number(),
  messages: z.number(),
  /** Requests to the API, and the bytes of its answers. */
  requests: z.number(),
  answerBytes: z.number(),
});
export type Used = z.infer<typeof Used>;

const measures = [
  'runs',
  'milliseconds',
  'calls',
  'readUnits',
  'writeUnits',
  'indexUnits',
  'projectionUnits',
  'objectWrites',
  'objectReads',
  'objectBytes',
  'mails',
  'messages',
  'requests',
  'answerBytes',
] as const satisfies readonly (keyof Used)[];

/** Something of every measure. */
export const each = (of: (measure: keyof Used) => number): Used =>
  Used.parse(Object.fromEntries(measures.map((measure) => [measure, of(measure)])));

export const nothing = (): Used => each(() => 0);

export const sumOf = (all: readonly Used[]): Used =>
  each((measure) => all.reduce((sum, one) => sum + one[measure], 0));

export const times = (used: Used, n: number): Used => each((measure) => used[measure] * n);

/** Without the last digits, which no two runs have in common. */
export const rounded = (used: Used): Used => each((measure) => Math.round(used[measure] * 10) / 10);

/** What one step of the measuring took at one size; `times` says how often it was done. */
export const Sample = z.strictObject({ sites: z.int(), step: z.string(), times: z.int(), used: Used });
export type Sample = z.infer<typeof Sample>;

/** The file of measurements. */
export const Measured = z.strictObject({
  measuredOn: z.string(),
  /** What the stacks have whatever is used, counted in the templates. */
  stacks: z.record(z.string(), z.number()),
  samples: z.array(Sample),
});
export type Measured = z.infer<typeof Measured>;

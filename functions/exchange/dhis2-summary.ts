import * as z from 'zod/mini';

/*
 * What DHIS2 answers to an import. Source: DHIS2 developer documentation 2.40, Data values: the summary stands under `response` from 2.38 on,
 * and by itself before; conflicts come with status 409 and a summary.
 */

const Conflict = z.object({
  object: z.optional(z.string()),
  value: z.optional(z.string()),
  errorCode: z.optional(z.string()),
  property: z.optional(z.string()),
});
export type Conflict = z.infer<typeof Conflict>;

const Counts = z.object({ imported: z.int(), updated: z.int(), ignored: z.int(), deleted: z.int() });

const ImportSummary = z.object({
  status: z.enum(['SUCCESS', 'WARNING', 'ERROR']),
  description: z.optional(z.string()),
  importCount: Counts,
  conflicts: z._default(z.array(Conflict), []),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

const Wrapped = z.object({ response: ImportSummary });

/** The summary of an import; null where the answer is something else. */
export const importSummaryOf = (body: unknown): ImportSummary | null => {
  const wrapped = z.safeParse(Wrapped, body);
  if (wrapped.success) return wrapped.data.response;
  const bare = z.safeParse(ImportSummary, body);
  return bare.success ? bare.data : null;
};

/** Whether everything that was sent would be taken: nothing left out, nothing in conflict. */
export const isClean = ({ status, importCount, conflicts }: ImportSummary): boolean =>
  status === 'SUCCESS' && importCount.ignored === 0 && conflicts.length === 0;

/** The summary in a line, and a line for each conflict. */
export const summaryLines = (what: string, { status, importCount, conflicts }: ImportSummary): string[] => {
  const { imported, updated, ignored, deleted } = importCount;
  return [
    `${what}: ${status.toLowerCase()}; imported ${imported}, updated ${updated}, ignored ${ignored}, deleted ${deleted}`,
    ...conflicts.map(
      ({ errorCode, property, object, value }) =>
        `  conflict ${[errorCode, property, object].filter((one) => one !== undefined).join(' ')}: ${value ?? 'no reason given'}`,
    ),
  ];
};

import * as z from 'zod/mini';
import { Template } from '../../domain/template.ts';
import { templateFaults } from '../../domain/template-check.ts';

/** The code of what a schema refused, in words that forms have. */
const codes: Readonly<Record<string, string>> = {
  too_small: 'too-small',
  too_big: 'too-large',
  invalid_type: 'missing',
  invalid_value: 'not-an-option',
  unrecognized_keys: 'unknown-field',
  invalid_union: 'not-an-option',
};
type Issue = { readonly code?: string | undefined; readonly message: string };

/** A schema's own words are codes where it has any; whatever else it says is not for people. */
const codeOf = ({ code, message }: Issue): string =>
  /^[a-z0-9-]+$/.test(message) ? message : (codes[code ?? ''] ?? 'not-an-option');

type Says = Readonly<Record<string, string>>;
type Found = { path: readonly PropertyKey[]; code: string; says?: Says };

/** A value as a template, and what is wrong with it; its sense is looked at only once it has the shape. */
export const judgeTemplate = (value: unknown): { template: Template | null; found: Found[] } => {
  const judged = z.safeParse(Template, value);
  if (!judged.success)
    return {
      template: null,
      found: judged.error.issues.map((issue) => ({ path: issue.path, code: codeOf(issue) })),
    };
  const found = templateFaults(judged.data).map(({ pointer, code, says }) => ({
    path: pointer.split('/').slice(1),
    code,
    ...(says && { says }),
  }));
  return { template: judged.data, found };
};

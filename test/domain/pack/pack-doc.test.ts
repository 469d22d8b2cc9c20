import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { packFiles } from '../../../domain/pack/pack.ts';
import { ruleForms } from '../../../domain/rule-form.ts';
import {
  aberrationSpans,
  planSpans,
  riskSpans,
  scenarioSpans,
  warningSpans,
} from '../../../domain/template-spans.ts';

const docs = join(import.meta.dirname, '../../../docs');
const doc = readFileSync(join(docs, 'province-pack.md'), 'utf8');
/** Forms have a document of their own. */
const forms = readFileSync(join(docs, 'form-definitions.md'), 'utf8');

const Def = z.object({
  type: z.string(),
  shape: z.optional(z.record(z.string(), z.unknown())),
  element: z.optional(z.unknown()),
  innerType: z.optional(z.unknown()),
  valueType: z.optional(z.unknown()),
  keyType: z.optional(z.unknown()),
  options: z.optional(z.array(z.unknown())),
  items: z.optional(z.array(z.unknown())),
  entries: z.optional(z.record(z.string(), z.unknown())),
});
const Schema = z.object({ _zod: z.object({ def: Def }) });

/** The names of all fields that a schema knows, however deep; of a record, its keys where they are listed. */
const fieldsOf = (schema: unknown): string[] => {
  const read = Schema.safeParse(schema);
  if (!read.success) return [];
  const {
    type,
    shape = {},
    element,
    innerType,
    valueType,
    keyType,
    options = [],
    items = [],
  } = read.data._zod.def;
  if (type === 'lazy') return [];
  const keys = Schema.safeParse(keyType);
  const names = keys.success ? Object.keys(keys.data._zod.def.entries ?? {}) : [];
  const inner = [...Object.values(shape), element, innerType, valueType, ...options, ...items];
  return [...Object.keys(shape), ...names, ...inner.flatMap(fieldsOf)];
};

/** The part of the document that speaks of a file. */
const partOf = (file: string): string =>
  doc.split(/^## /m).find((part) => part.split('\n')[0]?.includes(`\`${file}\``)) ?? '';

describe('the document on packs', () => {
  it.each(Object.entries(packFiles))('names every field of %s', (file, schema) => {
    const part = partOf(file);
    expect(part).not.toBe('');
    const said = file === 'forms.json' ? `${part}${forms}` : part;
    const fields = [...new Set(fieldsOf(schema))].filter((field) => !['vi', 'en'].includes(field));
    expect(fields.filter((field) => !new RegExp(`[\`"]${field}\\b`).test(said))).toEqual([]);
  });

  it('says of every number of a template what it may be', () => {
    const rowsOf = (name: string) => doc.split('\n').filter((line) => line.startsWith(`| \`${name}\` |`));
    const spans = {
      ...Object.fromEntries(Object.entries(ruleForms).map(([rule, { params }]) => [rule, params])),
      ...{ scenario: scenarioSpans, aberration: aberrationSpans, planDefaults: planSpans },
      ...{ riskLevels: riskSpans, planWarnings: warningSpans },
    };
    const missing = Object.entries(spans).flatMap(([name, numbers]) =>
      Object.entries(numbers).flatMap(([number, [least, most]]) =>
        rowsOf(name).some((row) => row.includes(`\`${number}\` ${least}–${most}`))
          ? []
          : [`${name} ${number} ${least}–${most}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});

import { brokenLine, jsonLines, lineAt } from '../../domain/json-lines.ts';
import type { Template } from '../../domain/template.ts';
import { placeOfPath } from '../../domain/template-places.ts';
import { judgeTemplate } from './template-judged.ts';
import type { TemplateFault } from './template-typed.ts';

/** A template out of a file, or what is wrong with it and at which line of the file (from 1). */
export type ReadFile =
  | { ok: true; template: Template; lineOf: (pointer: string) => number }
  | { ok: false; kind: 'broken'; line: number | null }
  | { ok: false; kind: 'faults'; faults: readonly (TemplateFault & { line: number })[] };

/** Reads a file's text as a template. */
export const readFile = (text: string): ReadFile => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return { ok: false, kind: 'broken', line: brokenLine(text, String(cause)) };
  }
  const lines = jsonLines(text);
  const { template, found } = judgeTemplate(value);
  if (template !== null && found.length === 0)
    return { ok: true, template, lineOf: (pointer) => lineAt(lines, pointer) };
  const faults = found.map(({ path, code, says }) => ({
    field: placeOfPath(value, path),
    code,
    ...(says && { says }),
    line: lineAt(lines, path.map((part) => `/${String(part)}`).join('')),
  }));
  return { ok: false, kind: 'faults', faults };
};

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemWords } from '../../../domain/texts/problem-words.ts';
import cells from '../../../domain/texts/vi/bulk.json' with { type: 'json' };
import faults from '../../../domain/texts/vi/faults.json' with { type: 'json' };
import formFaults from '../../../domain/texts/vi/form-faults.json' with { type: 'json' };
import problems from '../../../domain/texts/vi/problems.json' with { type: 'json' };
import sheets from '../../../domain/texts/vi/problems-sheets.json' with { type: 'json' };
import versions from '../../../domain/texts/vi/problems-versions.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');
const sources = ['domain', 'functions/api', 'functions/edge', 'functions/jobs', 'functions/stores']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(root, folder, name),
    ),
  )
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** Where codes are named: messages of schemas, and the named errors. */
const named = [
  /error: '([a-z0-9-]+)'/g,
  /coded\('([a-z0-9-]+)'\)/g,
  /(?:Conflict|Invalid|Forbidden)\('([a-z0-9-]+)'/g,
  /Invalid\.at\([^,()]+, '([a-z0-9-]+)'/g,
  /code: '([a-z0-9-]+)'/g,
];
/** Of the process, never of a request: they end in a log. */
const inner = new Set(['not-a-function', 'not-a-file']);
const codes = [
  ...new Set(named.flatMap((pattern) => [...sources.matchAll(pattern)].map(([, code = '']) => code))),
]
  .filter((code) => !inner.has(code))
  .sort();

describe('words of problems', () => {
  it.each(codes)('has words of its own for the code %s', (code) => {
    expect([problems, sheets, versions, faults, cells, formFaults].flatMap(Object.keys)).toContain(code);
  });

  it('gives title and detail of a whole problem, in both languages', () => {
    expect(problemWords('not-found', 'vi').title).toBe('Không tìm thấy');
    expect(problemWords('not-found', 'en').title).toBe('Not found');
  });

  it('gives the sentence of a field under the general title', () => {
    expect(problemWords('negative', 'en')).toEqual({
      title: 'Something is not right',
      detail: 'Enter 0 or more.',
    });
  });

  it('reads a code without words as invalid', () => {
    expect(problemWords('no-such-code', 'en')).toEqual(problemWords('invalid', 'en'));
    expect(problemWords('constructor', 'vi')).toEqual(problemWords('invalid', 'vi'));
  });
});

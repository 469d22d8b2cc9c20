import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInRoutes } from '../../../domain/check-in.ts';
import { type Draft, draftWith, emptyDraft, type FieldName } from '../../../web/check-in/draft.ts';
import { type FieldFault, type ReadDraft, readDraft, reasonFault } from '../../../web/check-in/read-draft.ts';
import { errorsOf } from '../../../web/check-in/report-faults.ts';
import type { WorkWords } from '../../../web/check-in/work-words.tsx';
import { words as english } from '../../../web/check-in/work-words-en.ts';
import { words as vietnamese } from '../../../web/check-in/work-words-vi.ts';
import {
  allFields,
  draftWithInput,
  reported,
  rightDraft,
  type WrongInput,
  wrongInputs,
} from './wrong-inputs.ts';

/** What the form finds when it is sent. */
const faultsOf = (draft: Draft, read: ReadDraft): FieldFault[] => {
  const reason = read.answers && reasonFault(draft, read.answers, reported);
  return reason ? [...read.faults, reason] : read.faults;
};

/** The answers with one value as another client would send it. */
const requestWith = ({ field, sent }: WrongInput) => {
  const { answers } = readDraft(rightDraft);
  if (field === 'reason') return { answers, seenRevision: 1, reason: sent };
  return { answers: { ...answers, [field]: sent }, seenRevision: 1 };
};

const none: WrongInput = { kind: '', field: 'symptomatic', typed: '', code: '' };

/** What a form asks for is, to the server, only not there. */
const asServer: Readonly<Record<string, string>> = { required: 'missing', 'required-choice': 'missing' };

const languages = {
  vi: {
    words: vietnamese,
    letters: /[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữự]/i,
    act: /(?:^|\. |: )(?:Điền|Ghi|Chọn|Kiểm tra|Bỏ|Rút ngắn)/,
  },
  en: {
    words: english,
    letters: /^[\x20-\x7e–’“”]+$/,
    act: /(?:^|\. |: )(?:Enter|Choose|Check|Take out|Shorten|Fill|Give)\b/,
  },
} as const;

const labelOf = (field: FieldName, { answers, report }: WorkWords) => {
  if (field === 'reason' || field === 'noShuttles') return report[field];
  return answers[field].label;
};

const place = mkdtempSync(join(tmpdir(), 'read-draft-'));
afterAll(() => rmSync(place, { recursive: true }));
let readInPage: typeof readDraft;
/** The same reading as a page does it: bundled with the small schemas in the place of the server's. */
beforeAll(async () => {
  const outfile = join(place, 'read-draft.mjs');
  await build({
    absWorkingDir: join(import.meta.dirname, '../../..'),
    entryPoints: ['web/check-in/read-draft.ts'],
    bundle: true,
    format: 'esm',
    outfile,
    alias: { 'zod/mini': './web/schema.ts' },
  });
  readInPage = (await import(outfile)).readDraft;
});

const titled = wrongInputs.map((input) => ({ ...input, name: `${input.field}: ${input.kind}` }));

describe.each(['vi', 'en'] as const)('every field with every wrong input, in %s', (lang) => {
  const { words, letters, act } = languages[lang];

  it('is at least 150 cases, and no field of the form is left out', () => {
    expect(wrongInputs.length).toBeGreaterThanOrEqual(150);
    const tried = new Set<string>(wrongInputs.map(({ field }) => field));
    expect(allFields.filter((field) => !tried.has(field) && field !== 'noShuttles')).toEqual([]);
  });

  it.each(titled)('$name', (input) => {
    const draft = Object.freeze(draftWithInput(input));
    const faults = faultsOf(draft, readDraft(draft));
    expect(faults).toEqual([{ field: input.field, code: input.code }]);

    const errors = errorsOf(faults, words);
    expect(errors.map(({ field }) => field)).toEqual([input.field]);
    const label = labelOf(input.field, words);
    const { message = '' } = errors[0] ?? {};
    expect(message.slice(0, label.length + 2), 'names the field').toBe(`${label}: `);
    const sentence = message.slice(label.length + 2);
    expect(sentence).toMatch(/^\p{Lu}[^{}]{8,}\.$/u);
    expect(sentence, 'in this language').toMatch(letters);
    expect(sentence, 'says what to do').toMatch(act);

    // What was typed is what is there when the form is opened again.
    expect(draftWith(emptyDraft, JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(draft[input.field]).toBe(input.typed);
  });
});

describe('the server', () => {
  const body = checkInRoutes.putCheckIn.body;

  it('takes what the form takes', () => {
    expect(body.safeParse({ ...requestWith({ ...none, sent: 2 }), reason: undefined }).success).toBe(true);
    expect(readDraft(rightDraft).faults).toEqual([]);
  });

  it.each(titled.filter(({ field, code }) => field !== 'reason' || code !== 'reason-required'))(
    'refuses by the same code – $name',
    (input) => {
      const judged = body.safeParse(requestWith(input));
      const path = input.field === 'reason' ? ['reason'] : ['answers', input.field];
      const first = judged.error?.issues.find((issue) => issue.path.join() === path.join());
      expect(first?.message).toBe(asServer[input.code] ?? input.code);
    },
  );

  it('and the page’s own small schemas find the same as the server’s', () => {
    for (const input of wrongInputs) {
      const draft = draftWithInput(input);
      expect(readInPage(draft), `${input.field}: ${input.kind}`).toEqual(readDraft(draft));
    }
    expect(readInPage(rightDraft)).toEqual(readDraft(rightDraft));
  });
});

describe('more positive results than samples', () => {
  it.each(['vi', 'en'] as const)('has words that say what to do, in %s', (lang) => {
    const { words, act, letters } = languages[lang];
    const [error] = errorsOf([{ field: 'positive', code: 'more-than-tested' }], words);
    expect(error?.message).toMatch(act);
    expect(error?.message).toMatch(letters);
  });
});

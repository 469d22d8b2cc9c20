import faultsEn from './en/faults.json' with { type: 'json' };
import formFaultsEn from './en/form-faults.json' with { type: 'json' };
import problemsEn from './en/problems.json' with { type: 'json' };
import sheetsEn from './en/problems-sheets.json' with { type: 'json' };
import versionsEn from './en/problems-versions.json' with { type: 'json' };
import type { Lang } from './text.ts';
import faultsVi from './vi/faults.json' with { type: 'json' };
import formFaultsVi from './vi/form-faults.json' with { type: 'json' };
import problemsVi from './vi/problems.json' with { type: 'json' };
import sheetsVi from './vi/problems-sheets.json' with { type: 'json' };
import versionsVi from './vi/problems-versions.json' with { type: 'json' };

export type { Lang } from './text.ts';

type ProblemWords = { title: string; detail: string };

/** What is wrong with a file that holds a form, by its lines: the reason `form` of each code. */
const ofForms = (said: Readonly<Record<string, string>>, title: string) =>
  Object.entries(said).map(([code, detail]): [string, ProblemWords] => [`${code}.form`, { title, detail }]);

const problems: Record<Lang, ReadonlyMap<string, ProblemWords>> = {
  vi: new Map([
    ...Object.entries({ ...problemsVi, ...sheetsVi, ...versionsVi }),
    ...ofForms(formFaultsVi, versionsVi['invalid-form'].title),
  ]),
  en: new Map([
    ...Object.entries({ ...problemsEn, ...sheetsEn, ...versionsEn }),
    ...ofForms(formFaultsEn, versionsEn['invalid-form'].title),
  ]),
};
const faults: Record<Lang, ReadonlyMap<string, string>> = {
  vi: new Map(Object.entries(faultsVi)),
  en: new Map(Object.entries(faultsEn)),
};
const general: Record<Lang, ProblemWords> = { vi: problemsVi.invalid, en: problemsEn.invalid };

/**
 * Title and detail (what to do) of a code, of a whole problem or of one field; a code without words reads as `invalid`. Where a code
 * has several reasons, the words of `code.why`.
 */
export const problemWords = (code: string, lang: Lang, why?: string): ProblemWords => {
  const exact = why === undefined ? undefined : problems[lang].get(`${code}.${why}`);
  if (exact !== undefined) return exact;
  const detail = faults[lang].get(code);
  return (
    problems[lang].get(code) ??
    (detail === undefined ? general[lang] : { title: general[lang].title, detail })
  );
};

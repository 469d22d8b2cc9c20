import headsEn from './texts/en/bulk-heads.json' with { type: 'json' };
import exportEn from './texts/en/export.json' with { type: 'json' };
import gatesEn from './texts/en/gates.json' with { type: 'json' };
import lifeCycleEn from './texts/en/life-cycle.json' with { type: 'json' };
import measuresEn from './texts/en/measures.json' with { type: 'json' };
import rulesEn from './texts/en/rules.json' with { type: 'json' };
import standingEn from './texts/en/standing.json' with { type: 'json' };
import termsEn from './texts/en/terms.json' with { type: 'json' };
import type { Lang } from './texts/text.ts';
import headsVi from './texts/vi/bulk-heads.json' with { type: 'json' };
import exportVi from './texts/vi/export.json' with { type: 'json' };
import gatesVi from './texts/vi/gates.json' with { type: 'json' };
import lifeCycleVi from './texts/vi/life-cycle.json' with { type: 'json' };
import measuresVi from './texts/vi/measures.json' with { type: 'json' };
import rulesVi from './texts/vi/rules.json' with { type: 'json' };
import standingVi from './texts/vi/standing.json' with { type: 'json' };
import termsVi from './texts/vi/terms.json' with { type: 'json' };

const vietnamese = {
  own: exportVi,
  answers: headsVi,
  measures: measuresVi,
  standing: standingVi,
  gates: gatesVi,
  rules: rulesVi,
  lifeCycle: lifeCycleVi,
  terms: termsVi,
};

/** The words of exports: heads of columns, and of what stands in them. */
export type ExportWords = typeof vietnamese;

export const exportWords: Readonly<Record<Lang, ExportWords>> = {
  vi: vietnamese,
  en: {
    own: exportEn,
    answers: headsEn,
    measures: measuresEn,
    standing: standingEn,
    gates: gatesEn,
    rules: rulesEn,
    lifeCycle: lifeCycleEn,
    terms: termsEn,
  },
};

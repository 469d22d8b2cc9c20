import en from './en/brief.json' with { type: 'json' };
import enFigures from './en/brief-figures.json' with { type: 'json' };
import enStanding from './en/standing.json' with { type: 'json' };
import type { Lang } from './text.ts';
import vi from './vi/brief.json' with { type: 'json' };
import viFigures from './vi/brief-figures.json' with { type: 'json' };
import viStanding from './vi/standing.json' with { type: 'json' };

/** What the brief and the live page both say of figures. */
export type FigureWords = typeof viFigures;

/** The words of one language that a brief is put into. */
export type BriefWords = {
  brief: typeof vi;
  figures: FigureWords;
  scenarios: (typeof viStanding)['scenarios'];
  unknown: string;
};

const unknownOf = ({ freshness }: Pick<typeof viStanding, 'freshness'>) => freshness.unknown.label;

export const briefWords: Readonly<Record<Lang, BriefWords>> = {
  vi: { brief: vi, figures: viFigures, scenarios: viStanding.scenarios, unknown: unknownOf(viStanding) },
  en: { brief: en, figures: enFigures, scenarios: enStanding.scenarios, unknown: unknownOf(enStanding) },
};

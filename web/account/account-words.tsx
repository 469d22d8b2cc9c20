import { formatNumber, formatPercent } from '../../domain/texts/format.ts';
import { paramText } from '../../domain/texts/standing-text.ts';
import { decimalsOf } from '../../domain/texts/template-text.ts';
import { lateWords } from '../ui/late-words.tsx';
import { useSpeech } from '../ui/words.ts';
import { words } from './account-words-vi.ts';

export type AccountWords = typeof words;

/** Words of a day's account, and how to put them around a part. */
export const { useWords: useAccountWords, speaking: speakingOfDays } = lateWords(
  words,
  () => import('./account-words-en.ts'),
);

/** What every part of an account is told with. */
export const useAccountSpeech = () => {
  const words = useAccountWords();
  const { lang, words: said } = useSpeech();
  return {
    lang,
    words,
    ui: said.ui,
    standing: said.standing,
    /** Points and readiness have one decimal. */
    points: (value: number) => formatNumber(lang, value, 1),
    count: (value: number) => formatNumber(lang, value),
    /** A parameter of the template or the plan, with the decimals that it has. */
    param: (value: number) => paramText(lang, value),
    /** The same in percent. `value`: 0–100. */
    percent: (value: number) => formatPercent(lang, value, decimalsOf(value)),
    plan: { lang, texts: words.plan, models: words.models },
    costs: { lang, texts: words.plan, gates: words.gates, bands: said.standing.bands },
    sourceOf: (id: string) => words.sources.get(id)?.label ?? id,
  };
};
export type AccountSpeech = ReturnType<typeof useAccountSpeech>;

import { useSpeech } from '../ui/words.ts';
import { useWords } from './words.ts';

/** What tells a plan and its worth, in the language in use. */
export const usePlanSpeech = () => {
  const { plan: texts, terms, criteria, gates, standing } = useWords();
  const { lang } = useSpeech();
  return { lang, texts, models: terms.models, criteria, gates, bands: standing.bands };
};

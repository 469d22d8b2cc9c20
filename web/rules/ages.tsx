import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import type { Change } from '../../domain/template-changes.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { placeText, saidText, type TemplateSpeech } from '../../domain/texts/template-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import type { words } from './words-vi.ts';

type Words = typeof words;
type Ages = { since: ReadonlyMap<string, Day>; changes: readonly Change[] };

/** Since when the lines on the page say what they say, and what they said before. */
export const AgesContext = createContext<Ages>({ since: new Map(), changes: [] });

/** The words that lines of a template are told in, in the language in use. */
export const useTemplateSpeech = (words: Words): TemplateSpeech => {
  const { lang } = useSpeech();
  return { lang, ...words };
};

type LineProps = { line: string; words: Words };

/** What a changed line said before, place by place. */
const Was = ({ line, words }: LineProps) => {
  const speech = useTemplateSpeech(words);
  const { changes } = useContext(AgesContext);
  const mine = changes.filter((change) => change.line === line);
  const [first] = mine;
  if (first === undefined) return null;
  if (mine.every(({ before }) => before === undefined))
    return <strong class="was">{words.page.isNew}</strong>;
  return (
    <>
      {mine.map(({ place, before }) => (
        <strong class="was" key={place}>
          {fill(words.page.was, {
            what: placeText(speech, line, place),
            before: saidText(speech, line, place, before),
          })}
        </strong>
      ))}
    </>
  );
};

/** The day from which a line has said this; under it, for a version that is looked at, what it said before. */
export const Since = ({ line, words }: LineProps) => {
  const from = useContext(AgesContext).since.get(line);
  return (
    <>
      {from ? formatDay(from) : '–'}
      <Was line={line} words={words} />
    </>
  );
};

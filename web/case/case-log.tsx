import type { CaseLogEntry } from '../../domain/case-response.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { actText, saidIn } from './case-state.ts';
import { useCaseWords } from './case-words.tsx';

/** Lines that are shown at once; those before are a tap away. */
const shownLines = 10;

/** Lines from the newest down; `before` of them are older than the last one here. */
const Lines = ({ lines, before = 0 }: { lines: readonly CaseLogEntry[]; before?: number }) => {
  const words = useCaseWords();
  const { lang } = useSpeech();
  const { page } = words;
  const who = ({ actor }: CaseLogEntry) =>
    actor === 'system'
      ? page.system
      : `${actor.name} (${page.owners[actor.role === 'employer' ? 'site' : 'health']})`;
  return (
    <ol class="case-log" reversed start={before + lines.length}>
      {lines.map((entry, i) => (
        <li key={before + lines.length - i}>
          <strong class="num">{actText(entry, words, lang)}</strong>{' '}
          <span class="quiet num">
            {formatMoment(entry.at)} · {who(entry)}
          </span>
          {saidIn(entry, words, lang).map((text) => (
            <p key={text} class="num">
              {text}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
};

/** Who did what, when: the newest first. */
export const CaseLog = ({ log }: { log: readonly CaseLogEntry[] }) => {
  const { page } = useCaseWords();
  const newestFirst = log.toReversed();
  const earlier = newestFirst.slice(shownLines);
  return (
    <>
      <Lines lines={newestFirst.slice(0, shownLines)} before={earlier.length} />
      {earlier.length > 0 ? (
        <details>
          <summary class="num">{t(page, 'earlier', { n: String(earlier.length) })}</summary>
          <Lines lines={earlier} />
        </details>
      ) : null}
    </>
  );
};

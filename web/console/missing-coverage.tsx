import type { MissingList } from '../../domain/missing-list.ts';
import { clocks } from '../../domain/pack/clocks.ts';
import { formatDay, formatShare, formatShortDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { useWords } from './words.ts';

type ListProps = { list: MissingList };

/** Who is silent, in one sentence: before the cut-off until when, after it that reports are still taken. */
export const SilentLine = ({ list }: ListProps) => {
  const { missing } = useWords();
  const { coverage, day } = list;
  const n = coverage.missing + coverage.pending;
  if (n === 0) return null;
  const sentence = coverage.pending > 0 ? missing.pending : missing.missing;
  return (
    <p>
      <strong>{fill(sentence, { n: String(n), cutOff: clocks.day.cutOff, day: formatShortDay(day) })}</strong>
    </p>
  );
};

/** Coverage and timeliness with their denominator, what they can still come to, and what the day had come to when it ended. */
export const CoverageLines = ({ list }: ListProps) => {
  const { missing } = useWords();
  const { lang } = useSpeech();
  const { coverage, closed, day } = list;
  const { due, onTime, late, reporting, timeliness } = coverage;
  if (due === 0) return null;
  const share = (n: number) => formatShare(lang, n, due);
  const isOpen = reporting.best > reporting.worst;
  return (
    <>
      <p>
        {fill(missing.coverage, {
          ...{ day: formatDay(day), n: String(onTime + late), d: String(due), t: String(onTime) },
          ...{ p: share(onTime + late), q: share(onTime) },
        })}{' '}
        {isOpen
          ? fill(missing.bounds, {
              ...{ m: String(coverage.missing + coverage.pending) },
              ...{ lo: share(reporting.worst), hi: share(reporting.best) },
              ...{ tlo: share(timeliness.worst), thi: share(timeliness.best) },
            })
          : null}
      </p>
      {closed === null ? null : (
        <p class="quiet">
          {fill(missing.closed, {
            ...{ onTime: String(closed.onTime), late: String(closed.late) },
            ...{ missing: String(closed.missing), due: String(closed.due) },
          })}
        </p>
      )}
    </>
  );
};

import { useState } from 'preact/hooks';
import { addDays, type Day, dayOf } from '../../domain/day.ts';
import type { Figures } from '../../domain/figures.ts';
import { cutOffOf } from '../../domain/pack/clocks.ts';
import { type Summary, summaryRoutes } from '../../domain/summary.ts';
import { formatDay, formatNumber, formatShare, formatSpan } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { useSpeech } from '../ui/words.ts';
import { readOf } from './read.ts';
import { useReply } from './use-reply.ts';
import { useWords, type Words } from './words.ts';

/** The figures move slowly: once in so many milliseconds is enough. */
const pollMs = 60_000;

type Said = Words['work']['figures'];

/** How fast alerts were verified in the last 7 days, with its denominator. */
export const verifiedText = (
  words: Said,
  lang: Lang,
  { verifiedInTime, timeToVerify }: Figures['alerts'],
): string => {
  const { count, of } = verifiedInTime;
  if (of === 0) return `${words.noneJudged}.`;
  const n = (value: number) => formatNumber(lang, value);
  const share = fill(words.verified, { count: n(count), of: n(of), p: formatShare(lang, count, of) });
  const { medianMinutes } = timeToVerify;
  if (medianMinutes === null) return `${share}.`;
  const span = formatSpan(lang, medianMinutes * 60_000);
  return `${share}; ${fill(words.median, { span, n: n(timeToVerify.of) })}.`;
};

/** How many of the due sites reported on time, and at all, with the denominator. */
export const reportedText = (
  words: Said,
  lang: Lang,
  { coverage }: Pick<Figures, 'coverage'>,
  day: Day,
): string => {
  const { due, onTime, late } = coverage;
  const slots = { day: formatDay(day) };
  if (due === 0) return `${fill(words.notDue, slots)}.`;
  const n = (value: number) => formatNumber(lang, value);
  return `${fill(words.onTime, {
    ...slots,
    count: n(onTime),
    due: n(due),
    p: formatShare(lang, onTime, due),
    reported: n(onTime + late),
    q: formatShare(lang, onTime + late, due),
  })}.`;
};

/** The newest day whose cut-off has passed: before it the share would blame who still has time. */
const judgedDay = (): Day => {
  const moment = now();
  const today = dayOf(moment);
  return Date.parse(moment) >= Date.parse(cutOffOf(today)) ? today : addDays(today, -1);
};

/** The two figures that are published: alerts verified in time, due sites reporting on time. Asked for once the queue is there. */
export const PublicFigures = ({ isWanted }: { isWanted: boolean }) => {
  const { work } = useWords();
  const { lang } = useSpeech();
  const { figures: words } = work;
  const [day] = useState(judgedDay);
  const [open] = useState(() => !matchMedia('(max-width: 40rem)').matches);
  const { value, failure } = useReply<Summary>(
    isWanted ? day : '',
    async (_, signal) =>
      isWanted ? readOf(await call(summaryRoutes.getSummary, { query: { day }, signal })) : { kind: 'same' },
    isWanted ? pollMs : null,
  );
  return (
    <details class="figures" open={open}>
      <summary>{words.title}</summary>
      <div>
        {value ? (
          <>
            <p class="num">{verifiedText(words, lang, value.alerts)}</p>
            <p class="num">{reportedText(words, lang, value, value.day)}</p>
          </>
        ) : (
          <p class="quiet">{failure ? words.failed : words.waiting}</p>
        )}
      </div>
    </details>
  );
};

import { alertClocks } from '../../domain/pack/severities.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Slots } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { sourceText } from './sources.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;

const states = ['open', 'acknowledged', 'verified', 'responding', 'closed'] as const;
const levels = ['0', '1', '2'] as const;

/** The sentences on the course of an alert, with the province's numbers. Without a fall-back of a severity its sentence is left out. */
const sentencesOf = ({ course }: Words['page'], hours: (minutes: number) => string): string[] => {
  const { reopenWithinMinutes, snoozeAtMostMinutes, severities } = alertClocks;
  const { critical, high } = severities;
  const n = (minutes: number): Slots => ({ n: hours(minutes) });
  return [
    ...(critical.fallBack ? [fill(course.fallBackCritical, n(critical.fallBack.afterMinutes))] : []),
    ...(high.fallBack?.between
      ? [fill(course.fallBackHigh, { ...n(high.fallBack.afterMinutes), ...high.fallBack.between })]
      : []),
    course.verify,
    fill(course.snooze, n(snoozeAtMostMinutes)),
    fill(course.reopen, n(reopenWithinMinutes)),
    course.clear,
    course.lowered,
    course.hands,
  ];
};

const severities = ['critical', 'high', 'medium', 'low'] as const;

/** How fast each severity is verified, in which hours that counts, and whence; below it whence the other clocks are. */
const Severities = ({ words }: { words: Words }) => {
  const { page, standing } = words;
  const clocksOf = alertClocks.severities;
  const back = [...new Set(severities.flatMap((id) => clocksOf[id].fallBack?.source ?? []))];
  const slots = {
    back: back.map((source) => sourceText(words, source)).join('; '),
    others: sourceText(words, alertClocks.source),
  };
  return (
    <>
      <DataTable
        caption={page.severitiesCaption}
        stacked
        rows={severities}
        keyOf={(id) => id}
        columns={[
          { head: page.severity, rowHead: true, cell: (id) => <SeverityTag severity={id} plain /> },
          { head: page.meaning, cell: (id) => standing.severities[id].help },
          { head: page.countedIn, cell: (id) => page.counted[clocksOf[id].countedIn] },
          { head: page.source, cell: (id) => sourceText(words, clocksOf[id].source) },
        ]}
      />
      <p class="quiet">{fill(page.clockSources, slots)}</p>
    </>
  );
};

/** How an alert goes from opening to closing, and to whom a missed clock is told. */
export const AlertCourse = ({ words }: { words: Words }) => {
  const { lang } = useSpeech();
  const { page, lifeCycle } = words;
  const hours = (minutes: number) => formatNumber(lang, minutes / 60, minutes % 60 === 0 ? 0 : 1);
  return (
    <section>
      <h2>{page.courseTitle}</h2>
      <DataTable
        caption={page.courseCaption}
        stacked
        rows={states}
        keyOf={(id) => id}
        columns={[
          { head: page.state, rowHead: true, cell: (id) => lifeCycle.states[id].label },
          { head: page.meaning, cell: (id) => lifeCycle.states[id].help },
        ]}
      />
      <ul>
        {sentencesOf(page, hours).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Severities words={words} />
      <h3>{page.levelsTitle}</h3>
      <DataTable
        caption={page.levelsCaption}
        stacked
        rows={levels}
        keyOf={(level) => level}
        columns={[
          { head: page.levelHead, rowHead: true, cell: (level) => level },
          { head: page.levelWho, cell: (level) => lifeCycle.levels[level] },
          { head: page.levelWhen, cell: (level) => page.levelWhens[level] },
        ]}
      />
    </section>
  );
};

import { alertClocks } from '../../domain/pack/severities.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Slots } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
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

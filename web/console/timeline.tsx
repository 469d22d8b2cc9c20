import type { TimelineEntry } from '../../domain/alert.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill, t } from '../../domain/texts/text.ts';
import { useWords, type Words } from './words.ts';

/** What an entry adds to its act: outcome, verification, note, time, and the day it is about. */
const saidIn = ({ page, lifeCycle, work }: Words, entry: TimelineEntry): string[] => [
  ...(entry.outcome ? [lifeCycle.outcomes[entry.outcome].label] : []),
  ...(entry.assessment ? [entry.assessment] : []),
  ...(entry.note ? [entry.note] : []),
  ...(entry.level === 1 || entry.level === 2 ? [lifeCycle.levels[entry.level === 1 ? '1' : '2']] : []),
  ...(entry.sites && entry.sites.length > 0
    ? [fill(work.sitesAdded, { n: String(entry.sites.length) })]
    : []),
  ...(entry.until ? [fill(page.until, { when: formatMoment(entry.until) })] : []),
  ...(entry.trigger?.day
    ? [t(page.triggers, entry.trigger.source, { day: formatDay(entry.trigger.day) })]
    : []),
];

/** What happened to an episode, the newest first. */
export const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => {
  const words = useWords();
  const { page, lifeCycle } = words;
  return (
    <ol class="timeline" reversed>
      {entries.toReversed().map((entry) => (
        <li key={`${entry.at} ${entry.act} ${entry.version}`}>
          <strong>{lifeCycle.timeline[entry.act]}</strong>{' '}
          <span class="quiet">
            {formatMoment(entry.at)} · {entry.actor === 'system' ? page.system : entry.actor.name}
          </span>
          {saidIn(words, entry).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </li>
      ))}
    </ol>
  );
};

import type { Day } from '../../domain/day.ts';
import type { ListedEvent } from '../../domain/event.ts';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { reportedLine } from './reported-line.ts';
import { useWork } from './work-words.tsx';

/** What quick reports of the period already told: the day's report counts it too. */
export const Reported = ({ events, day }: { events: readonly ListedEvent[]; day: Day }) => {
  const { lang } = useSpeech();
  const line = reportedLine(events, day, useWork(), lang);
  return line === null ? null : (
    <Notice>
      <p class="num">{line}</p>
    </Notice>
  );
};

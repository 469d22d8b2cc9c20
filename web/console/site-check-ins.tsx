import { formatDay, formatNumber, formatTime } from '../../domain/texts/format.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { BandTag, ScenarioTag } from '../ui/standing-tags.tsx';
import { useSpeech } from '../ui/words.ts';
import type { CheckInItem } from './score-move-line.tsx';
import { useWords } from './words.ts';

/** The check-ins of a span, newest first: what was reported, when, and how ready the site was. */
export const SiteCheckIns = ({ items }: { items: readonly CheckInItem[] }) => {
  const { page, answers, terms } = useWords();
  const { lang } = useSpeech();
  const count = (field: 'present' | 'symptomatic' | 'f0' | 'f1' | 'positive'): Column<CheckInItem> => ({
    head: answers[field].label,
    cell: ({ checkIn }) => formatNumber(lang, checkIn.answers[field]),
    numeric: true,
  });
  const timely = ({ checkIn: { onTime, receivedAt, revision } }: CheckInItem) => {
    const word = onTime === null ? terms.coverage.notDue : terms.coverage[onTime ? 'onTime' : 'late'];
    const more = revision > 1 ? ` · ${page.revision} ${revision}` : '';
    return `${word} · ${formatTime(receivedAt)}${more}`;
  };
  return (
    <DataTable
      caption={page.checkInsCaption}
      captionHidden
      columns={[
        { head: page.day, cell: ({ checkIn }) => formatDay(checkIn.day), rowHead: true },
        { head: page.received, cell: timely },
        {
          head: page.readiness,
          cell: ({ checkIn: { day }, assessment: { readiness, band }, inspect }) => (
            <>
              <BandTag band={band} day={day} /> {readiness === null ? null : formatNumber(lang, readiness, 1)}
              {inspect ? <span class="mark">{page.inspect}</span> : null}
            </>
          ),
        },
        {
          head: page.scenario,
          cell: ({ checkIn: { day }, assessment: { scenario } }) => (
            <ScenarioTag scenario={scenario} day={day} plain />
          ),
        },
        ...(['present', 'symptomatic', 'f0', 'f1', 'positive'] as const).map(count),
      ]}
      rows={items}
      keyOf={({ checkIn }) => checkIn.day}
      empty={page.noCheckIns}
    />
  );
};

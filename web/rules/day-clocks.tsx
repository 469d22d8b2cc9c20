import { clocks } from '../../domain/pack/clocks.ts';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import { formatPercent } from '../../domain/texts/format.ts';
import { clockText } from '../../domain/texts/template-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useTemplateSpeech } from './ages.tsx';
import { sourceText } from './sources.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;

/** Until when a late run of what is due at a time still goes out. */
const usefulUntil: Partial<Record<keyof typeof clocks.day, string>> = {
  reminderAt: clocks.usefulUntil.reminder,
  callListAt: clocks.usefulUntil.callList,
  countAt: clocks.usefulUntil.count,
  briefSentAt: clocks.usefulUntil.brief,
};

/** A day is over where the next one opens, at 00:00. */
const closesAt = '24:00';

const times = [
  ...(['opens', 'linkAt', 'reminderAt', 'callListAt', 'cutOff', 'countAt', 'closes'] as const),
  ...(['briefFrozenAt', 'briefReviewedUntil', 'briefSentAt'] as const),
] as const;

type Row = { id: string; label: string; value: string };

const useRows = (words: Words): Row[] => {
  const speech = useTemplateSpeech(words);
  const { lang } = speech;
  const { times: names, spans, until, storm, silent } = words.page.dayClocks;
  const { correctionDays, inspectDays, ownWordClosures, caseResponse } = clocks;
  const days = (n: number) => fill(words.page.dayClocks.days, { n: String(n) });
  const time = (id: (typeof times)[number]) => {
    if (id === 'closes') return closesAt;
    const last = usefulUntil[id];
    return last ? fill(until, { at: clocks.day[id], last }) : clocks.day[id];
  };
  const { from, withinMinutes } = noticeRules.storm;
  const span = (id: keyof typeof spans, value: string): Row => ({ id, label: spans[id], value });
  return [
    ...times.map((id) => ({ id, label: names[id], value: time(id) })),
    span('correctionDays', days(correctionDays)),
    span('inspectDays', days(inspectDays)),
    span(
      'ownWordClosures',
      fill(words.page.dayClocks.ownWord, {
        days: String(ownWordClosures.days),
        inDays: String(ownWordClosures.inDays),
      }),
    ),
    span('notifyWithin', clockText(speech, caseResponse.notifyWithinMinutes)),
    span('allWithin', clockText(speech, caseResponse.allWithinMinutes)),
    span('storm', fill(storm, { n: String(from), minutes: String(withinMinutes) })),
    span('silent', fill(silent, { share: formatPercent(lang, 100 * noticeRules.silentShare, 0) })),
  ];
};

/** The clocks of a site's day and of a case: the province's, the same under every version of the criteria. */
export const DayClocks = ({ words }: { words: Words }) => {
  const { page } = words;
  const rows = useRows(words);
  return (
    <section class="narrow">
      <h2>{page.dayClocks.title}</h2>
      <DataTable
        caption={page.dayClocks.caption}
        stacked
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: page.dayClocks.what, rowHead: true, cell: ({ label }) => label },
          { head: page.dayClocks.when, cell: ({ value }) => value },
        ]}
      />
      <p class="quiet">
        {fill(page.dayClocks.note, {
          clocks: sourceText(words, clocks.source),
          notices: sourceText(words, noticeRules.source),
        })}
      </p>
    </section>
  );
};

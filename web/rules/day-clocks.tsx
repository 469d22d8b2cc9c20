import { clocks } from '../../domain/pack/clocks.ts';
import { clockText } from '../../domain/texts/template-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useTemplateSpeech } from './ages.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;

const times = [
  ...(['opens', 'linkAt', 'reminderAt', 'callListAt', 'cutOff', 'countAt'] as const),
  ...(['briefFrozenAt', 'briefReviewedUntil', 'briefSentAt'] as const),
] as const;

type Row = { id: string; label: string; value: string };

const useRows = (words: Words): Row[] => {
  const speech = useTemplateSpeech(words);
  const { times: names, spans } = words.page.dayClocks;
  const { correctionDays, inspectDays, ownWordClosures, caseResponse } = clocks;
  const days = (n: number) => fill(words.page.dayClocks.days, { n: String(n) });
  const span = (id: keyof typeof spans, value: string): Row => ({ id, label: spans[id], value });
  return [
    ...times.map((id) => ({ id, label: names[id], value: clocks.day[id] })),
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
      <p class="quiet">{page.dayClocks.note}</p>
    </section>
  );
};

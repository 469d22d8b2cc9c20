import type { GateAccount, GateReading } from '../../domain/account-gates.ts';
import { planText } from '../../domain/texts/plan-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { type AccountSpeech, useAccountSpeech } from './account-words.tsx';

/** What a gate looked at, with the value it had. */
const readingText = ({ words, plan, count }: AccountSpeech, reading: GateReading): string => {
  const { page } = words;
  switch (reading.from) {
    case 'plan':
      return fill(page.reading, {
        label: words.plan.facts[reading.fact].label,
        value: planText(plan, reading.value),
      });
    case 'answer':
      return fill(page.reading, {
        label: words.answers[reading.field].label,
        value: count(reading.value),
      });
    case 'state':
      return reading.version === null || reading.state === null
        ? page.noVersion
        : fill(page.version, { n: String(reading.version), state: words.states[reading.state] });
  }
};

const lookedAt = (speech: AccountSpeech, { readings, percent }: GateAccount): string => {
  const { page } = speech.words;
  return [
    ...readings.map((reading) => readingText(speech, reading)),
    ...(percent === null ? [] : [fill(page.percentFrom, { percent: speech.percent(percent) })]),
  ].join('; ');
};

/** Every gate, whether it held and what it looked at. */
export const GatesAccount = ({ gates }: { gates: readonly GateAccount[] }) => {
  const speech = useAccountSpeech();
  const { words, sourceOf } = speech;
  const { page } = words;
  return (
    <DataTable
      caption={page.gatesCaption}
      stacked
      columns={[
        { head: page.gate, cell: ({ id }) => words.gates[id].label, rowHead: true },
        {
          head: page.state,
          cell: ({ holds }) => (holds ? <strong>{page.holds}</strong> : page.holdsNot),
        },
        { head: page.looked, cell: (gate) => lookedAt(speech, gate) || '–' },
        { head: page.source, cell: ({ source }) => source.map(sourceOf).join(', ') },
      ]}
      rows={gates}
      keyOf={({ id }) => id}
    />
  );
};

import type { Day } from '../../domain/day.ts';
import { planDefaultsOn, riskLevelOn, riskLevels } from '../../domain/pack/risk-level.ts';
import type { RiskAsk, Template } from '../../domain/template.ts';
import { formatDay, formatPercent } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { Since } from './ages.tsx';
import { sourceText } from './sources.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;
type Level = keyof Words['template']['riskLevels'];
type Row = { level: Level | null; line: string; ask: RiskAsk; isNow: boolean };

/** Without levels in the rules there is one row: what is proposed to every plan. */
const rowsOf = (template: Template, day: Day): Row[] => {
  const asks = template.riskLevels;
  const level = riskLevelOn(day);
  if (!asks)
    return [
      { level: null, line: 'planDefaults/windowDays', ask: planDefaultsOn(template, day), isNow: true },
    ];
  return (['very-high', 'other'] as const).map((one) => ({
    level: one,
    line: `riskLevels/${one}`,
    ask: asks[one],
    isNow: one === level,
  }));
};

const LevelSource = ({ day, words }: { day: Day; words: Words }) => {
  const { page, template } = words;
  const dated = riskLevels.findLast(({ from }) => from <= day);
  if (dated === undefined) return null;
  const slots = {
    level: template.riskLevels[dated.level],
    from: formatDay(dated.from),
    source: sourceText(words, dated.source),
  };
  return <p class="quiet">{fill(page.levelSource, slots)}</p>;
};

type Props = { template: Template; day: Day; words: Words };

/** Whom the rules of the day ask to be sampled and how often, at the province's level of risk. */
export const Duties = ({ template, day, words }: Props) => {
  const { lang } = useSpeech();
  const { page } = words;
  const slots = { day: formatDay(day), level: words.template.riskLevels[riskLevelOn(day)] };
  const percent = (value: number) => formatPercent(lang, value, 0);
  const isExempt = template.criteria.some((one) => one.kind === 'tested' && one.exempt === 'vaccinated');
  return (
    <section>
      <h2>{page.dutiesTitle}</h2>
      <DataTable
        caption={template.riskLevels ? fill(page.dutiesCaption, slots) : page.dutiesPlain}
        stacked
        rows={rowsOf(template, day)}
        keyOf={({ line }) => line}
        columns={[
          {
            head: page.dutyLevel,
            rowHead: true,
            cell: ({ level, isNow }) => (
              <>
                {level ? words.template.riskLevels[level] : page.dutyAll}
                {level && isNow ? <span class="said">{page.dutyNow}</span> : null}
              </>
            ),
          },
          { head: page.dutyHighRisk, cell: ({ ask }) => percent(ask.highRiskPct) },
          { head: page.dutyService, cell: ({ ask }) => percent(ask.servicePct) },
          { head: page.dutyWindow, cell: ({ ask }) => fill(page.dutyDays, { n: String(ask.windowDays) }) },
          { head: page.sinceHead, cell: ({ line }) => <Since line={line} words={words} /> },
        ]}
      />
      <p>{isExempt ? page.dutyExempt : page.dutyEveryone}</p>
      {template.riskLevels ? <LevelSource day={day} words={words} /> : null}
    </section>
  );
};

import type { ScenarioAccount, SymptomAccount } from '../../domain/account-scenario.ts';
import type { Day } from '../../domain/day.ts';
import type { DropAccount } from '../../domain/day-account.ts';
import { formatDay, formatNumber, formatPercent, formatShortDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { type AccountSpeech, useAccountSpeech } from './account-words.tsx';

const listOf = ({ words, count }: AccountSpeech, days: SymptomAccount['before']): string =>
  days
    .map(({ day, n }) => fill(words.page.symptomsDay, { day: formatShortDay(day), n: count(n) }))
    .join('; ');

/** Today's symptoms against their baseline, in sentences. */
export const symptomLines = (speech: AccountSpeech, symptoms: SymptomAccount): string[] => {
  const { words, count, lang } = speech;
  const { page } = words;
  const { today, present, before, baseline, c2, isAberrant, params } = symptoms;
  const two = (value: number) => formatNumber(lang, value, 2);
  const head = fill(page.symptoms, { n: count(today), present: count(present) });
  const result = isAberrant ? page.symptomsYes : page.symptomsNo;
  if (baseline === null || c2 === null)
    return [
      head,
      fill(page.symptomsFew, {
        least: count(params.fewLeast),
        pct: formatPercent(lang, params.fewPctOfPresent, 0),
      }),
      result,
    ];
  const days = before.filter(({ isBaseline }) => isBaseline);
  return [
    head,
    fill(page.symptomsBase, {
      n: count(days.length),
      list: listOf(speech, days),
      mean: two(baseline.mean),
      sd: two(baseline.deviation),
      least: formatNumber(lang, params.leastDeviation, 1),
    }),
    fill(page.symptomsC2, {
      c2: two(c2),
      above: count(params.above),
      bound: two(params.meanTimes * baseline.mean + params.meanPlus),
      times: count(params.meanTimes),
      plus: count(params.meanPlus),
    }),
    result,
  ];
};

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="num">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

type PartProps = { scenario: ScenarioAccount; day: Day };

/** How far cases had come: what was counted, since when, and the bounds; and the symptoms of the day. */
export const ScenarioPart = ({ scenario, day }: PartProps) => {
  const speech = useAccountSpeech();
  const { words, standing, count, lang } = speech;
  const { page } = words;
  const { params, workforce } = scenario;
  const lines = [
    fill(page.scenario, {
      scenario: standing.scenarios[scenario.id].label,
      from: formatDay(scenario.from),
      to: formatDay(day),
      f0: count(scenario.f0),
      f1: count(scenario.f1),
    }),
    fill(page.scenarioBounds, {
      n: count(params.outbreakCases),
      small: count(params.smallSiteBelow),
      cases: count(params.smallSiteCases),
      pct: formatPercent(lang, params.smallSitePct, 0),
    }),
    ...(workforce === null ? [] : [fill(page.workforce, { n: count(workforce) })]),
  ];
  return (
    <>
      <Lines lines={lines} />
      <h3>{page.symptomsTitle}</h3>
      <Lines lines={symptomLines(speech, scenario.symptoms)} />
    </>
  );
};

/** The readiness beside the median of those before, as the alert on a fall looks at it. */
export const DropPart = ({ drop, readiness }: { drop: DropAccount; readiness: number | null }) => {
  const { words, points, count } = useAccountSpeech();
  const { page } = words;
  return (
    <Lines
      lines={[
        fill(page.drop, {
          n: count(drop.before.length),
          median: points(drop.median),
          list: drop.before
            .map((one) => fill(page.symptomsDay, { day: formatShortDay(one.day), n: points(one.readiness) }))
            .join('; '),
          readiness: readiness === null ? '–' : points(readiness),
        }),
        fill(page.dropBound, { drop: points(drop.drop), needs: count(drop.needs) }),
      ]}
    />
  );
};

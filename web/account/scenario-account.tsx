import type { ScenarioAccount, SymptomAccount } from '../../domain/account-scenario.ts';
import type { Day } from '../../domain/day.ts';
import type { DropAccount } from '../../domain/day-account.ts';
import type { KeptDay } from '../../domain/kept-day.ts';
import type { Template } from '../../domain/template.ts';
import { formatDay, formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { type AccountSpeech, useAccountSpeech } from './account-words.tsx';

const listOf = ({ words, count }: AccountSpeech, days: SymptomAccount['before']): string =>
  days
    .map(({ day, n }) => fill(words.page.symptomsDay, { day: formatShortDay(day), n: count(n) }))
    .join('; ');

/** The symptoms of a day against their baseline, in sentences. */
export const symptomLines = (speech: AccountSpeech, symptoms: SymptomAccount, on: Day): string[] => {
  const { words, count, param, percent, lang } = speech;
  const { page } = words;
  const { today, present, before, baseline, c2, isAberrant, params } = symptoms;
  const two = (value: number) => formatNumber(lang, value, 2);
  const head = fill(page.symptoms, { day: formatDay(on), n: count(today), present: count(present) });
  const result = isAberrant ? page.symptomsYes : page.symptomsNo;
  if (baseline === null || c2 === null)
    return [
      head,
      fill(page.symptomsFew, {
        least: count(params.fewLeast),
        pct: percent(params.fewPctOfPresent),
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
      least: param(params.leastDeviation),
    }),
    fill(page.symptomsC2, {
      c2: two(c2),
      above: param(params.above),
      bound: two(params.meanTimes * baseline.mean + params.meanPlus),
      times: param(params.meanTimes),
      plus: param(params.meanPlus),
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
  const { words, standing, count, percent } = speech;
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
      pct: percent(params.smallSitePct),
    }),
    ...(workforce === null ? [] : [fill(page.workforce, { n: count(workforce) })]),
  ];
  return (
    <>
      <Lines lines={lines} />
      <h3>{page.symptomsTitle}</h3>
      <Lines lines={symptomLines(speech, scenario.symptoms, day)} />
    </>
  );
};

/** What alerts compare within one report: positives beside F0, people present beside the workforce of the plan. */
export const comparedLines = (
  speech: AccountSpeech,
  { checkIn, plan }: KeptDay,
  { rules }: Template,
): string[] => {
  const { words, count, param } = speech;
  const { positive, f0, present } = checkIn.answers;
  const { presentTimes, presentPlus } = rules.find(({ id }) => id === 'implausible')?.params ?? {};
  const positives = fill(words.page.positives, { n: count(positive), f0: count(f0) });
  if (plan === null || presentTimes === undefined || presentPlus === undefined) return [positives];
  const slots = { n: count(present), workforce: count(plan.workforce) };
  const bounds = { times: param(presentTimes), plus: param(presentPlus) };
  return [positives, fill(words.page.crowd, { ...slots, ...bounds })];
};

export const ComparedPart = ({ kept, template }: { kept: KeptDay; template: Template }) => (
  <Lines lines={comparedLines(useAccountSpeech(), kept, template)} />
);

/** The readiness beside the median of those before, as the alert on a fall looks at it. */
export const DropPart = ({ drop, readiness }: { drop: DropAccount; readiness: number | null }) => {
  const { words, points, count, param } = useAccountSpeech();
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
        fill(page.dropBound, { drop: param(drop.drop), needs: count(drop.needs) }),
      ]}
    />
  );
};

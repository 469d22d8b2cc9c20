import type { Assessment } from '../../domain/assessment.ts';
import type { Day } from '../../domain/day.ts';
import { windowDaysOn } from '../../domain/pack/risk-level.ts';
import type { Plan } from '../../domain/plan.ts';
import { templateOn } from '../../domain/template.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { useTemplates } from '../templates.ts';
import { DataTable } from '../ui/data-table.tsx';
import { BandTag, ScenarioTag } from '../ui/standing-tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { fixText } from './fix-text.ts';
import { shownTarget, shownValue } from './shown-value.ts';
import { useWords } from './words.ts';

type ScoreProps = {
  assessment: Assessment;
  day: Day;
  /** The site's plans as far as they are known; where the one that was scored with is not among them, the first is taken. */
  plans: readonly Plan[];
};

const Fixes = ({ assessment: { fixes, planVersion }, day, plans }: ScoreProps) => {
  const words = useWords();
  const { lang } = useSpeech();
  const templates = useTemplates();
  if (fixes.length === 0) return null;
  const plan = plans.find(({ version }) => version === planVersion) ?? plans[0] ?? null;
  const windowDays = windowDaysOn(plan, templateOn(templates, day), day);
  return (
    <>
      <h3>{words.fixes.title}</h3>
      <ul>
        {fixes.map((fix) => {
          const { act, who } = fixText(words, { lang, windowDays }, fix);
          return (
            <li key={act}>
              {act} <span class="quiet">({who})</span>
            </li>
          );
        })}
      </ul>
    </>
  );
};

const Items = ({ criteria, day }: Pick<Assessment, 'criteria'> & { day: Day }) => {
  const words = useWords();
  const { lang } = useSpeech();
  const { page } = words;
  const points = (value: number) => formatNumber(lang, value, 1);
  return (
    <DataTable
      caption={fill(page.scoreCaption, { day: formatDay(day) })}
      columns={[
        { head: page.criterion, cell: ({ id }) => words.criteria[id].label, rowHead: true },
        { head: page.measured, cell: ({ id, measured }) => shownValue(words, lang, id, measured) },
        { head: page.target, cell: (item) => shownTarget(words, lang, item) },
        {
          head: page.pointsGot,
          cell: (item) => (item.attainment === null ? page.notApplied : points(item.points)),
          numeric: true,
        },
        {
          head: page.pointsLost,
          cell: (item) => (item.attainment === null ? '–' : points(item.lost)),
          numeric: true,
        },
      ]}
      rows={criteria.toSorted((a, b) => b.lost - a.lost)}
      keyOf={({ id }) => id}
      stacked
    />
  );
};

/** Readiness of a day item by item: what was measured against what was promised, points kept and lost, and what would help. */
export const Score = (props: ScoreProps) => {
  const { assessment, day } = props;
  const words = useWords();
  const { lang } = useSpeech();
  const { page, gates, terms } = words;
  const { readiness } = assessment;
  return (
    <>
      <p class="row">
        <BandTag band={assessment.band} day={day} />
        <ScenarioTag scenario={assessment.scenario} day={day} />
        <strong>
          {fill(page.readinessOn, {
            day: formatDay(day),
            n: readiness === null ? '–' : `${formatNumber(lang, readiness, 1)}/100`,
          })}
        </strong>
      </p>
      {assessment.gates.length > 0 ? (
        <p>
          {terms.terms.gate.label}:{' '}
          <strong>{assessment.gates.map((gate) => gates[gate].label).join(' · ')}</strong>
        </p>
      ) : null}
      {assessment.criteria.length > 0 ? (
        <Items criteria={assessment.criteria} day={day} />
      ) : (
        <p>{page.notScored}</p>
      )}
      <Fixes {...props} />
    </>
  );
};

import type { Assessment } from '../../domain/assessment.ts';
import type { Day } from '../../domain/day.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { BandTag, ScenarioTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { fixText } from './fix-text.ts';
import { shownTarget, shownValue } from './shown-value.ts';
import { useWords } from './words.ts';

const Fixes = ({ fixes }: Pick<Assessment, 'fixes'>) => {
  const words = useWords();
  const { lang } = useSpeech();
  if (fixes.length === 0) return null;
  return (
    <>
      <h3>{words.fixes.title}</h3>
      <ul>
        {fixes.map((fix) => {
          const { act, who } = fixText(words, lang, fix);
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
export const Score = ({ assessment, day }: { assessment: Assessment; day: Day }) => {
  const words = useWords();
  const { lang } = useSpeech();
  const { page, gates, terms } = words;
  const { readiness } = assessment;
  return (
    <>
      <p class="row">
        <BandTag band={assessment.band} />
        <ScenarioTag scenario={assessment.scenario} />
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
      <Fixes fixes={assessment.fixes} />
    </>
  );
};

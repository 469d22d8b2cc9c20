import type { Assessment } from '../../domain/assessment.ts';
import type { Day } from '../../domain/day.ts';
import { templateOn } from '../../domain/template.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { gateMeaning } from '../../domain/texts/standing-text.ts';
import { t } from '../../domain/texts/text.ts';
import { useTemplates } from '../templates.ts';
import { BandTag, ScenarioTag } from '../ui/standing-tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { useWork } from './work-words.tsx';

type LinesProps = { assessment: Assessment; day: Day; expected?: boolean };

/**
 * Points and band in words, shape and colour. Where there is a case it stands first, and the points are only about how far the
 * plan is kept. `expected`: worked out here, the server has not judged yet.
 */
export const StandingLines = ({ assessment, day, expected }: LinesProps) => {
  const { report, gates } = useWork();
  const { lang } = useSpeech();
  const template = templateOn(useTemplates(), day);
  const { readiness, band, scenario } = assessment;
  const isCase = scenario === 'case' || scenario === 'outbreak';
  const points = readiness === null ? '' : formatNumber(lang, readiness, 1);
  const line = isCase ? 'planHeld' : expected ? 'expected' : 'points';
  const cases = (
    <p class="row">
      {report.scenario}: <ScenarioTag scenario={scenario} day={day} />
    </p>
  );
  return (
    <div class="standing">
      {isCase ? cases : null}
      <p class="row">
        <span class={isCase ? 'num' : 'total num'}>
          {readiness === null ? report.notScored : t(report, line, { points })}
        </span>
        <BandTag band={band} day={day} />
      </p>
      {readiness === null ? <p class="quiet">{report.noPlanScored}</p> : null}
      {isCase ? null : cases}
      {assessment.gates.length > 0 ? (
        <>
          <h2>{report.gates}</h2>
          <ul>
            {assessment.gates.map((gate) => (
              <li key={gate}>
                <strong>{gates[gate].label}.</strong> {gateMeaning(gates, template, gate, lang)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
};

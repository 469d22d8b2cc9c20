import type { Assessment } from '../../domain/assessment.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { BandTag, ScenarioTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { useWork } from './work-words.tsx';

/**
 * Points and band in words, shape and colour. Where there is a case it stands first, and the points are only about how far the
 * plan is kept. `expected`: worked out here, the server has not judged yet.
 */
export const StandingLines = ({ assessment, expected }: { assessment: Assessment; expected?: boolean }) => {
  const { report, gates } = useWork();
  const { lang } = useSpeech();
  const { readiness, band, scenario } = assessment;
  const isCase = scenario === 'case' || scenario === 'outbreak';
  const points = readiness === null ? '' : formatNumber(lang, readiness, 1);
  const line = isCase ? 'planHeld' : expected ? 'expected' : 'points';
  const cases = (
    <p class="row">
      {report.scenario}: <ScenarioTag scenario={scenario} />
    </p>
  );
  return (
    <div class="standing">
      {isCase ? cases : null}
      <p class="row">
        <span class={isCase ? 'num' : 'total num'}>
          {readiness === null ? report.notScored : t(report, line, { points })}
        </span>
        <BandTag band={band} />
      </p>
      {readiness === null ? <p class="quiet">{report.noPlanScored}</p> : null}
      {isCase ? null : cases}
      {assessment.gates.length > 0 ? (
        <>
          <h2>{report.gates}</h2>
          <ul>
            {assessment.gates.map((gate) => (
              <li key={gate}>
                <strong>{gates[gate].label}.</strong> {gates[gate].help}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
};

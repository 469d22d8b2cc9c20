import { useEffect, useState } from 'preact/hooks';
import type { Assessment } from '../../domain/assessment.ts';
import type { KeptDay } from '../../domain/kept-day.ts';
import type { Template } from '../../domain/template.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call, type Failure } from '../api.ts';
import { SelectField } from '../ui/choice-field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { type AccountSpeech, useAccountSpeech } from './account-words.tsx';
import { moveLines } from './move-lines.tsx';

type Again =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'scored'; assessment: Assessment };

const useAgain = (
  { checkIn: { siteId, day, revision } }: KeptDay,
  templateId: string | null,
): Again | null => {
  const [state, setState] = useState<Again | null>(null);
  useEffect(() => {
    if (templateId === null) return setState(null);
    let gone = false;
    setState({ kind: 'loading' });
    void call(templateRoutes.getAssessment, { params: { siteId, day, templateId } }).then((answer) => {
      if (gone || answer.kind === 'unchanged') return;
      setState(
        answer.kind === 'reply'
          ? { kind: 'scored', assessment: answer.reply.assessment }
          : { kind: 'failed', failure: answer },
      );
    });
    return () => {
      gone = true;
    };
  }, [siteId, day, revision, templateId]);
  return state;
};

const againText = (
  { words, points, standing }: AccountSpeech,
  was: Assessment,
  { assessment: is }: Extract<Again, { kind: 'scored' }>,
): string => {
  const bandOf = ({ band }: Assessment) => standing.bands[band ?? 'none'].label;
  const scoreOf = ({ readiness }: Assessment) => (readiness === null ? '–' : points(readiness));
  return fill(words.page.again, {
    template: is.templateVersion,
    n: scoreOf(is),
    band: bandOf(is),
    kept: was.templateVersion,
    was: scoreOf(was),
    wasBand: bandOf(was),
  });
};

type AgainProps = { kept: KeptDay; templates: readonly Template[] };

/** The day scored again under another version of the template, beside the score that stands. */
export const ScoreAgain = ({ kept, templates }: AgainProps) => {
  const speech = useAccountSpeech();
  const { page } = speech.words;
  const [picked, pick] = useState<string | null>(null);
  const again = useAgain(kept, picked);
  const { assessment } = kept;
  const isOwn = picked === assessment.templateVersion;
  return (
    <>
      <div class="no-print">
        <SelectField
          name="again"
          label={page.againLabel}
          help={page.againHelp}
          value={picked ?? ''}
          options={[
            { value: '', label: page.againPick },
            ...templates.map(({ id, effectiveFrom }) => ({
              value: id,
              label: `${id} · ${formatDay(effectiveFrom)}`,
            })),
          ]}
          onPick={(value) => pick(value === '' ? null : value)}
        />
      </div>
      {again?.kind === 'loading' ? <Spinner /> : null}
      {again?.kind === 'failed' ? <ProblemNotice failure={again.failure} /> : null}
      <div aria-live="polite">
        {again?.kind === 'scored' ? (
          <>
            <p class="num">{isOwn ? page.againSame : againText(speech, assessment, again)}</p>
            {isOwn ? null : (
              <ul class="num">
                {moveLines(
                  speech,
                  { before: kept, after: { ...kept, assessment: again.assessment } },
                  templates,
                ).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </>
        ) : null}
      </div>
    </>
  );
};

import { useEffect, useState } from 'preact/hooks';
import type { CaseDetail } from '../../domain/case-routes.ts';
import type { Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/me.ts';
import { formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { now } from '../clock.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { CaseCounts } from './case-counts.tsx';
import { Heading } from './case-heading.tsx';
import { CaseLog } from './case-log.tsx';
import { actText, currentStep, progressText } from './case-state.ts';
import { useCaseWords } from './case-words.tsx';
import { CloseCase } from './close-case.tsx';
import { StepCard } from './step-card.tsx';

/** How often "23 hours left" is said anew; ms. */
const tickMs = 15_000;

const useTicking = (): Instant => {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return moment;
};

type OneProps = { found: CaseDetail; reader: Role; refresh: () => Promise<void> };

/** After an act the focus goes to what comes next, or to how far it is. */
const focusNext = (found: CaseDetail | null, reader: Role) => {
  const next = found && currentStep(found, reader);
  document.getElementById(next ? `step-${next}` : 'case-progress')?.focus();
};

const Steps = ({ found, reader, refresh }: OneProps) => {
  const words = useCaseWords();
  const { page } = words;
  const { lang } = useSpeech();
  const moment = useTicking();
  const current = currentStep(found, reader);
  const [doneAt, setDoneAt] = useState<number | null>(null);
  useEffect(() => {
    if (doneAt !== null && found.version > doneAt) {
      setDoneAt(null);
      focusNext(found, reader);
    }
  }, [doneAt, found, reader]);
  const onDone = async () => {
    setDoneAt(found.version);
    await refresh();
  };
  return (
    <>
      <p id="case-progress" tabIndex={-1} class="num">
        {progressText(found, reader, words).join(' ')}
      </p>
      {found.round > 1 ? (
        <Notice tone="warning" title={t(page, 'roundTitle', { n: String(found.round) })}>
          <p class="num">
            {t(page, 'round', { mark: formatNumber(lang, found.mark), when: formatMoment(found.roundAt) })}
          </p>
        </Notice>
      ) : null}
      <ol class="case-steps">
        {found.steps.map((step) => (
          <StepCard
            key={step.n}
            {...{ found, step, reader, onDone, now: moment }}
            isCurrent={step.n === current}
            onRefused={refresh}
          />
        ))}
      </ol>
    </>
  );
};

/** The open case: how far it is, its seven steps, its counts and its log. */
export const OpenCase = ({ found, reader, refresh }: OneProps) => {
  const words = useCaseWords();
  const { page } = words;
  const { lang } = useSpeech();
  const last = found.log.at(-1);
  return (
    <>
      <Announcer message={last ? actText(last, words, lang) : ''} />
      {/* On a phone the step to do comes first; who only watches reads the counts first. */}
      {reader === 'employer' ? null : <CaseCounts found={found} />}
      <Steps found={found} reader={reader} refresh={refresh} />
      {reader === 'employer' ? <CaseCounts found={found} /> : null}
      {reader === 'health' ? <CloseCase found={found} onDone={refresh} onRefused={refresh} /> : null}
      <Heading reader={reader}>{page.log}</Heading>
      <CaseLog log={found.log} />
    </>
  );
};

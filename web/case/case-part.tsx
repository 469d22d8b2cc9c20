import type { ComponentChildren } from 'preact';
import type { Role } from '../../domain/me.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSheet } from '../ui/sheet.ts';
import { caseCss } from './case-css.ts';
import { speakingOfCases, useCaseWords } from './case-words.tsx';
import { OpenCase } from './open-case.tsx';
import { PastCases } from './past-cases.tsx';
import { type CaseNow, type Keeping, useCase } from './use-case.ts';

/** What is wrong with the reading: no network is said with what to do meanwhile. */
const Trouble = ({ value, keptAt, failure, refresh }: CaseNow) => {
  const { page } = useCaseWords();
  if (failure === null) return null;
  if (failure.kind !== 'network' && failure.kind !== 'timeout')
    return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  return (
    <Notice tone="warning" title={page.offlineTitle} live="status">
      <p class="num">
        {value !== null && keptAt !== null
          ? t(page, 'offline', { when: formatMoment(keptAt) })
          : page.offlineNothing}
      </p>
    </Notice>
  );
};

type PartProps = {
  siteId: string;
  reader: Role;
  keeping?: Keeping | null;
  /** Stands above an open case, and above steps that cannot be read. */
  lead?: ComponentChildren;
};

const Part = ({ siteId, reader, keeping = null, lead }: PartProps) => {
  useSheet(caseCss);
  const { page } = useCaseWords();
  const state = useCase(siteId, keeping);
  const { value, failure, refresh } = state;
  return (
    <>
      {value?.open || (value === null && failure) ? lead : null}
      <Trouble {...state} />
      {value === null && failure === null ? <Spinner /> : null}
      {value?.open ? (
        <OpenCase key={value.open.caseId} found={value.open} reader={reader} refresh={refresh} />
      ) : null}
      {value && value.open === null && value.past.length === 0 ? (
        <p>{reader === 'employer' ? page.none : page.noneOpen}</p>
      ) : null}
      {value ? <PastCases past={value.past} isOpen={value.open !== null} reader={reader} /> : null}
    </>
  );
};

/** The case response of a site, live: the steps with their clocks and acts, the log, and the cases before. */
export const CasePart = speakingOfCases(Part);

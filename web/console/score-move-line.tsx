import type { Assessment } from '../../domain/assessment.ts';
import type { CheckIn } from '../../domain/check-in.ts';
import { href } from './address.ts';
import { LateView } from './late-view.tsx';
import { useWords } from './words.ts';

export type CheckInItem = { checkIn: CheckIn; assessment: Assessment; inspect?: boolean | undefined };

const load = () => import('../account/why-moved.tsx').then(({ WhyMoved }) => WhyMoved);

/** Why the score moved between the two newest check-ins, with the way to every number of the day. */
export const ScoreMoveLine = ({ newest: { siteId, day, revision } }: { newest: CheckIn }) => {
  const { page } = useWords();
  const children = (
    <p>
      <a class="row-link" href={href.day(siteId, day)}>
        {page.titles.day}
      </a>
    </p>
  );
  return <LateView key={siteId} load={load} given={{ siteId, day, revision, children }} />;
};

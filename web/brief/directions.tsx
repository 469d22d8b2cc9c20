import { useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import type { Direction } from '../../domain/direction.ts';
import { directionRoutes } from '../../domain/direction-routes.ts';
import type { BriefEntry } from '../../domain/review.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { useList } from '../console/use-list.ts';
import { useNow } from '../console/use-now.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSheet } from '../ui/sheet.ts';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { DirectionCard } from './direction-card.tsx';
import { DirectionForm, hasKeptDirection } from './direction-form.tsx';
import { byDue, isOverdue } from './direction-speech.ts';
import { useDirectionWords, withDirectionWords } from './direction-words.ts';
import { directionSheet } from './directions-sheet.ts';
import { useInPlace } from './use-in-place.ts';

const pageSize = '50';
const everyMs = 60_000;

const useDirections = (state: 'open' | 'ended') =>
  useList<Direction>(
    `directions ${state}`,
    ({ id }) => id,
    (signal) => (cursor, etag) =>
      call(directionRoutes.listDirections, {
        query: { state, limit: pageSize, ...(cursor === null ? {} : { cursor }) },
        ...(etag === null ? {} : { etag }),
        signal,
      }),
    everyMs,
  );

type ViewProps = { briefs: readonly BriefEntry[] | null; shown: Day | null };

const Directions = ({ briefs, shown }: ViewProps) => {
  const { lang } = useSpeech();
  const { directions } = useDirectionWords();
  useSheet(directionSheet);
  const now = useNow(30_000);
  const [isKept] = useState(hasKeptDirection);
  const { place, isOpen: isRecording, open: record, close } = useInPlace(isKept);
  const [said, setSaid] = useState<string | null>(null);
  const open = useDirections('open');
  const ended = useDirections('ended');
  const refresh = () => Promise.all([open.refresh(), ended.refresh()]);
  const changed = (text: string | null) => {
    setSaid(text);
    void refresh();
  };
  const card = (direction: Direction) => (
    <DirectionCard
      key={direction.id}
      direction={direction}
      now={now}
      onChange={(_, isDone) => changed(isDone ? directions.act.saved : null)}
    />
  );
  const failure = open.failure ?? ended.failure;
  if (open.items === null || ended.items === null)
    return failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : <Spinner />;
  const late = open.items.filter((one) => isOverdue(one, now)).length;
  const slots = { n: formatNumber(lang, open.items.length), q: formatNumber(lang, late) };
  return (
    <>
      <p>{directions.intro}</p>
      {shown === null ? null : (
        <p>
          <a class="link" href={href.brief(shown)}>
            {t(directions, 'toBrief', { day: formatDay(shown) })}
          </a>
        </p>
      )}
      <div aria-live="polite">{said ? <Notice tone="good">{said}</Notice> : null}</div>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {briefs?.length === 0 ? <Notice>{directions.noBrief}</Notice> : null}
      <div ref={place}>
        {isRecording && briefs !== null && briefs.length > 0 ? (
          <DirectionForm
            briefs={briefs}
            shown={shown}
            onDone={() => {
              close();
              changed(directions.form.done);
            }}
            onClose={close}
          />
        ) : (
          <Button disabled={briefs === null || briefs.length === 0} onClick={record}>
            {directions.record}
          </Button>
        )}
      </div>
      <h2>{directions.openHeading}</h2>
      {open.items.length === 0 ? (
        <EmptyState>{directions.openNone}</EmptyState>
      ) : (
        <>
          <p>{open.more ? t(directions, 'openMore', slots) : t(directions, 'openCount', slots)}</p>
          <div class="directions">{byDue(open.items).map(card)}</div>
        </>
      )}
      {open.more ? (
        <Button look="secondary" onClick={open.more}>
          {directions.more}
        </Button>
      ) : null}
      <h2>{directions.endedHeading}</h2>
      {ended.items.length === 0 ? (
        <EmptyState>{directions.endedNone}</EmptyState>
      ) : (
        <div class="directions">{ended.items.map(card)}</div>
      )}
      {ended.more ? (
        <Button look="secondary" onClick={ended.more}>
          {directions.more}
        </Button>
      ) : null}
    </>
  );
};

/** What leaders directed: under way first, what is overdue before all; recording one, and saying what became of it. */
export const DirectionsView = withDirectionWords(Directions);

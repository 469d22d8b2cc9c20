import type { Instant } from '../../domain/day.ts';
import type { Direction } from '../../domain/direction.ts';
import { directionSteps } from '../../domain/direction-act.ts';
import { formatDay, formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { dueSpeech, isOverdue, lineSpeech } from './direction-speech.ts';
import { useDirectionWords } from './direction-words.ts';
import { FollowUpForm } from './follow-up-form.tsx';
import { useInPlace } from './use-in-place.ts';

const Mark = ({ path }: { path: string }) => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={path} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
  </svg>
);

/** How it stands, in a word with a shape of its own. */
const State = ({ direction, now }: { direction: Direction; now: Instant }) => {
  const { lang } = useSpeech();
  const { directions } = useDirectionWords();
  const { state } = direction;
  if (state !== 'open')
    return (
      <span class={`tag state ${state}`}>
        <Mark path={state === 'done' ? 'M3 8.5l3 3 7-7' : 'M4 4l8 8M12 4l-8 8'} /> {directions.states[state]}
      </span>
    );
  const late = isOverdue(direction, now);
  return (
    <span class={late ? 'tag state late' : 'tag state'}>
      <Mark path={late ? 'M8 2v7M8 12v2' : 'M8 4v4l3 2'} /> {dueSpeech(directions, lang, direction, now)}
    </span>
  );
};

const History = ({ direction }: { direction: Direction }) => {
  const { lang } = useSpeech();
  const { directions } = useDirectionWords();
  const { followUps, recordedBy, recordedAt } = direction;
  const line = (what: string, name: string, at: Instant) =>
    t(directions, 'line', { what, name, when: formatMoment(at) });
  return (
    <details class="history" open={followUps.length > 0 && followUps.length < 4}>
      <summary>{t(directions, 'history', { n: formatNumber(lang, followUps.length + 1) })}</summary>
      <ol>
        <li>
          <span class="quiet">{line(directions.lines.recorded, recordedBy.name, recordedAt)}</span>
        </li>
        {followUps.map((one, n) => (
          <li key={one.at + String(n)}>
            <span class="quiet">
              {line(lineSpeech(directions, followUps[n - 1], one), one.by.name, one.at)}
            </span>
            <br />
            {one.note}
          </li>
        ))}
      </ol>
    </details>
  );
};

type CardProps = {
  direction: Direction;
  now: Instant;
  onChange: (direction: Direction, isDone: boolean) => void;
};

/** A direction: what, by whom, who leads, by when, what happened since, and how to say what became of it. */
export const DirectionCard = ({ direction, now, onChange }: CardProps) => {
  const { directions, kinds } = useDirectionWords();
  const { place, isOpen, open, close, leave } = useInPlace(false);
  const { id, day, kind, text, by, owner, due, documentNo, state } = direction;
  const heading = `direction-${id.replace('.', '-')}`;
  return (
    <article class="card direction" aria-labelledby={heading}>
      <h3 id={heading}>
        <span class="kind">{kinds[kind]}:</span> {text}
      </h3>
      <p>
        <State direction={direction} now={now} />
      </p>
      <dl class="facts">
        <dt>{directions.by}</dt>
        <dd>{by}</dd>
        <dt>{directions.owner}</dt>
        <dd>{owner}</dd>
        <dt>{directions.due}</dt>
        <dd>{formatMoment(due)}</dd>
        <dt>{directions.documentNo}</dt>
        <dd>{documentNo === '' ? <span class="quiet">{directions.noDocument}</span> : documentNo}</dd>
      </dl>
      <p>
        <a class="link" href={href.brief(day)}>
          {t(directions, 'onBrief', { day: formatDay(day) })}
        </a>
      </p>
      <History direction={direction} />
      <div ref={place}>
        {isOpen ? (
          <FollowUpForm
            direction={direction}
            onChange={(next, isDone) => {
              // In another state it goes to the other list, and this card with it.
              if (isDone) (next.state === state ? close : leave)();
              onChange(next, isDone);
            }}
            onClose={close}
          />
        ) : directionSteps[state].length > 0 ? (
          <Button look="secondary" describedBy={heading} onClick={open}>
            {state === 'done' ? directions.act.reopen : directions.follow}
          </Button>
        ) : null}
      </div>
    </article>
  );
};

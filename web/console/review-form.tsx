import { useState } from 'preact/hooks';
import { proposalsMost, type Review } from '../../domain/review.ts';
import { type BriefReview, reviewRoutes, type ShownMatter } from '../../domain/review-routes.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { sessions } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { isLost } from './lost-race.tsx';
import { ProposalFields } from './review-proposal.tsx';
import { beginProposal, makeReviewKept, readReview, type TypedReview, typedReview } from './review-typed.ts';
import { useReviewWords } from './review-words.ts';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

/** What is typed on the review of a day, kept on this device until it is saved. */
const useTyped = ({ brief, review }: BriefReview) => {
  const [kept] = useState(() => makeReviewKept(localStorage, sessions.owner() ?? '', brief.day));
  const [draft, setDraft] = useState(kept.read);
  const set = (next: TypedReview) => {
    setDraft(next);
    kept.keep(next);
  };
  const drop = () => {
    setDraft(null);
    kept.forget();
  };
  return { typed: draft ?? typedReview(review), isDirty: draft !== null, set, drop };
};

type StartsProps = {
  matters: readonly ShownMatter[];
  isFull: boolean;
  onStart: (matter: ShownMatter | null) => void;
};

/** Where a proposal may start: what the figures show, or nothing yet. */
const Starts = ({ matters, isFull, onStart }: StartsProps) => {
  const { review } = useReviewWords();
  if (isFull) return <p class="quiet">{fill(review.full, { n: String(proposalsMost) })}</p>;
  return (
    <>
      <h3>{review.starts}</h3>
      {matters.length === 0 ? <p class="quiet">{review.startsNone}</p> : null}
      <ul class="starts">
        {matters.map((matter) => (
          <li key={matter.id}>
            <span>
              <strong>{matter.title}</strong>
              {matter.basis === '' ? null : <>. {matter.basis}</>}
            </span>
            <button
              type="button"
              class="button secondary"
              aria-label={fill(review.startOf, { title: matter.title })}
              onClick={() => onStart(matter)}
            >
              {review.start}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <Button look="secondary" onClick={() => onStart(null)}>
          {review.add}
        </Button>
      </p>
    </>
  );
};

/** Somebody else saved meanwhile: theirs and mine, and which of the two is to stay. */
const Lost = ({ theirs, onKeep, onTake }: { theirs: Review; onKeep: () => void; onTake: () => void }) => {
  const { review } = useReviewWords();
  const who = theirs.by.name;
  const told = theirs.proposals.map(({ matter, proposed }) => `${matter} (${proposed})`).join('; ');
  const slots = { who, when: formatMoment(theirs.at), theirs: told === '' ? review.lostNone : told };
  return (
    <Notice tone="warning" title={review.lostTitle} live="alert">
      <p>{fill(review.lost, slots)}</p>
      <div class="row">
        <Button onClick={onKeep}>{fill(review.keepMine, { who })}</Button>
        <Button look="secondary" onClick={onTake}>
          {fill(review.takeTheirs, { who })}
        </Button>
      </div>
    </Notice>
  );
};

const Saved = ({ review: saved, isDirty }: { review: Review | null; isDirty: boolean }) => {
  const { review } = useReviewWords();
  const slots = saved && {
    ...{ when: formatMoment(saved.at), name: saved.by.name, n: String(saved.version) },
  };
  return (
    <p role="status">
      {slots === null || saved === null
        ? review.notSaved
        : fill(saved.proposals.length === 0 ? review.savedNone : review.saved, slots)}{' '}
      {isDirty ? <strong>{review.dirty}</strong> : null}
    </p>
  );
};

type FormProps = { opened: BriefReview; onSaved: (review: Review) => void; onAgain: () => Promise<void> };

/** The proposals of a frozen brief: written, saved whole, and changed until it goes out. */
export const ReviewForm = ({ opened, onSaved, onAgain }: FormProps) => {
  const { ui, faults } = useWords();
  const { review } = useReviewWords();
  const { typed, isDirty, set, drop } = useTyped(opened);
  const [removed, setRemoved] = useState<TypedReview | null>(null);
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const { proposals } = typed;
  const put = (next: TypedReview['proposals']) => set({ ...typed, proposals: next });
  const save = async (seen = typed.seen) => {
    if (busy) return;
    const read = readReview({ review, faults }, { ...typed, seen }, now());
    if (!read.ok) return refuse(read.errors);
    const { day } = opened.brief;
    const answer = await send(() => call(reviewRoutes.putReview, { params: { day }, body: read.body }));
    if (answer.kind === 'reply') {
      drop();
      setRemoved(null);
      return onSaved(answer.reply);
    }
    if (answer.kind === 'problem' && answer.status === 409) await onAgain();
  };
  const lost = isLost(failure) && opened.review !== null && opened.review.version !== typed.seen;
  const taken = new Set(proposals.map(({ about }) => about));
  const gone = removed?.proposals.find(({ key }) => !proposals.some((one) => one.key === key));
  return (
    <form
      class="review-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{review.proposals}</h2>
      <ErrorSummary errors={errors} attempt={attempt} />
      <Saved review={opened.review} isDirty={isDirty} />
      {proposals.length === 0 ? <p>{review.empty}</p> : <p class="quiet">{review.privacy}</p>}
      {proposals.map((one, n) => (
        <ProposalFields
          key={one.key}
          n={n}
          typed={one}
          errorAt={errorAt}
          onInput={(next) => put(proposals.map((other) => (other.key === one.key ? next : other)))}
          onUp={() => put(moved(proposals, n))}
          onRemove={() => {
            setRemoved(typed);
            put(proposals.filter(({ key }) => key !== one.key));
          }}
        />
      ))}
      {gone && removed ? (
        <p role="status">
          {fill(review.removed, { matter: gone.matter || fill(review.nth, { n: '…' }) })}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              set(removed);
              setRemoved(null);
            }}
          >
            {review.undo}
          </button>
        </p>
      ) : null}
      <Starts
        matters={opened.matters.filter(({ id }) => !taken.has(id))}
        isFull={proposals.length >= proposalsMost}
        onStart={(matter) => put([...proposals, beginProposal(matter, now(), crypto.randomUUID())])}
      />
      {lost && opened.review ? (
        <Lost
          theirs={opened.review}
          onKeep={() => {
            const seen = opened.review?.version ?? 0;
            set({ ...typed, seen });
            void save(seen);
          }}
          onTake={drop}
        />
      ) : failure ? (
        <ProblemNotice failure={failure} onRetry={() => void save()} />
      ) : null}
      <Button big submit disabled={busy}>
        {busy ? ui.working : review.save}
      </Button>
    </form>
  );
};

const moved = <T,>(items: readonly T[], n: number): T[] =>
  items.flatMap((item, place) => {
    const [next, before] = [items[place + 1], items[place - 1]];
    if (place === n - 1 && next !== undefined) return [next];
    if (place === n && before !== undefined) return [before];
    return [item];
  });

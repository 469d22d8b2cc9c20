import type { Failure } from '../api.ts';
import { sessions, signInUrl } from '../session.ts';
import { Button, ButtonLink } from './button.tsx';
import { Notice } from './notice.tsx';
import { type UiWords, useSpeech } from './words.ts';

type Said = { title: string; detail: string };

/** What a failure says, in words of what to do. A refusal brings the server's own. */
export const saidBy = (failure: Failure, ui: UiWords['ui']): Said => {
  if (failure.kind === 'signed-out') return { title: ui.sessionTitle, detail: ui.sessionDetail };
  if (failure.kind === 'network') return { title: ui.networkTitle, detail: ui.networkDetail };
  if (failure.kind === 'timeout') return { title: ui.timeoutTitle, detail: ui.timeoutDetail };
  if (failure.kind === 'unreadable') return { title: ui.unreadableTitle, detail: ui.unreadableDetail };
  if (failure.code === 'no-member') return { title: ui.noMemberTitle, detail: ui.noMemberDetail };
  return { title: failure.problem.title, detail: failure.problem.detail };
};

const here = () => location.pathname + location.search;

/** A failed call in words, with the one thing to do about it: sign in, use another account, or try again. */
export const ProblemNotice = ({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) => {
  const { ui } = useSpeech().words;
  const { title, detail } = saidBy(failure, ui);
  const noMember = failure.kind === 'problem' && failure.code === 'no-member';
  return (
    <Notice tone="error" title={title} live="alert">
      <p>{detail}</p>
      {failure.kind === 'signed-out' ? <ButtonLink href={signInUrl(here())}>{ui.signIn}</ButtonLink> : null}
      {noMember ? <Button onClick={() => sessions.signOut()}>{ui.signOut}</Button> : null}
      {failure.kind !== 'signed-out' && !noMember && onRetry ? (
        <Button onClick={onRetry}>{ui.retry}</Button>
      ) : null}
    </Notice>
  );
};

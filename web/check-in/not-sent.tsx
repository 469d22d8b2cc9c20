import { t } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import { signInUrl } from '../session.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { saidBy } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { useWork } from './work-words.tsx';

/** Nothing was confirmed: what was typed is kept, and goes again under the same key. */
export const NotSent = ({ failure, onRetry }: { failure: Failure; onRetry: () => void }) => {
  const { ui } = useSpeech().words;
  const { report } = useWork();
  const { page } = useDesk();
  return (
    <Notice tone="error" title={report.notSentTitle} live="alert">
      <p>{t(report, 'notSent', { why: `${saidBy(failure, ui).title}.` })}</p>
      {failure.kind === 'signed-out' ? (
        <ButtonLink href={signInUrl(location.pathname + location.search)}>{ui.signIn}</ButtonLink>
      ) : (
        <Button onClick={onRetry}>{page.sendAgain}</Button>
      )}
    </Notice>
  );
};

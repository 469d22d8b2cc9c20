import { useEffect, useState } from 'preact/hooks';
import { siteRoutes } from '../../domain/site.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useDesk } from './desk.ts';
import { ReceiptFacts } from './receipt-facts.tsx';
import { useRecord } from './record-words.tsx';
import { Screen } from './screen.tsx';
import { StandingLines } from './standing-lines.tsx';
import { type HistoryState, useHistory } from './use-history.ts';

const isMissing = (state: HistoryState) =>
  state !== null && 'kind' in state && state.kind === 'problem' && state.status === 404;

/** The site's name; its id until that is read. */
const useName = (siteId: string) => {
  const [name, setName] = useState(siteId);
  useEffect(() => {
    void call(siteRoutes.getSite, { params: { siteId } }).then((answer) => {
      if (answer.kind === 'reply') setName(answer.reply.site.name);
    });
  }, [siteId]);
  return name;
};

/**
 * A receipt whose code was scanned by health or the board: whether the system has it, as printed or corrected since, and the way to
 * the site's page.
 */
export const OtherRole = ({ siteId, day }: { siteId: string; day: string }) => {
  const { receipt } = useRecord();
  const { me } = useDesk();
  const [state, again] = useHistory(siteId, day, null);
  const name = useName(siteId);
  const slots = { day: formatShortDay(day) };
  const failed = state && 'kind' in state && !isMissing(state) ? state : null;
  return (
    <Screen title={t(receipt, 'otherTitle', slots)}>
      {state === null ? <Spinner /> : null}
      {failed ? <ProblemNotice failure={failed} onRetry={again} /> : null}
      {isMissing(state) ? <Notice tone="warning">{t(receipt, 'otherNone', slots)}</Notice> : null}
      {state && 'history' in state ? (
        <>
          <Notice tone="good">{receipt.otherFound}</Notice>
          <ReceiptFacts checkIn={state.checkIn} site={name} />
          <StandingLines assessment={state.assessment} day={day} />
        </>
      ) : null}
      {me?.role === 'health' || me?.role === 'board' ? (
        <p>
          <ButtonLink href={`/console?${new URLSearchParams({ site: siteId })}`}>
            {receipt.console}
          </ButtonLink>
        </p>
      ) : null}
    </Screen>
  );
};

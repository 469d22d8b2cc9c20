import type { CheckInReply } from '../../domain/check-in.ts';
import { DaysView } from './days-view.tsx';
import { HistoryView } from './history-view.tsx';
import { Late } from './late.tsx';
import { OtherRole as Other } from './other-role.tsx';
import { ReceiptView } from './receipt-view.tsx';
import { recording } from './record-words.tsx';
import type { SiteDay } from './site-day.ts';
import { TrendView } from './trend-view.tsx';

type RecordProps = { siteDay: SiteDay; reply: CheckInReply | null };

/** The steps after an F0: a script of their own behind this one, since most days do without them. */
const CaseDoor = ({ siteDay: { detail } }: RecordProps) => {
  const { siteId, name } = detail.site;
  return (
    <Late
      name={name}
      load={() => import('./case-view.tsx').then(({ CaseView }) => CaseView)}
      given={{ siteId, name }}
    />
  );
};

/** Every number of the day: whoever asks for it fetches it. */
const AccountDoor = ({ siteDay }: RecordProps) => (
  <Late
    name={siteDay.detail.site.name}
    load={() => import('./account-view.tsx').then(({ AccountView }) => AccountView)}
    given={{ siteDay }}
  />
);

/** What was reported: the receipt of a day, its revisions, the days before and their trend; and the response to a case. */
export const recordViews = {
  receipt: recording<RecordProps>(ReceiptView),
  history: recording<RecordProps>(HistoryView),
  days: recording<RecordProps>(DaysView),
  trend: recording<RecordProps>(TrendView),
  case: CaseDoor,
  account: recording<RecordProps>(AccountDoor),
} as const;

export const OtherRole = recording(Other);

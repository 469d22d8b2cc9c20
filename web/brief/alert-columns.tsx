import type { AlertLine } from '../../domain/snapshot.ts';
import { formatMoment, formatSpan } from '../../domain/texts/format.ts';
import { type Lang, t } from '../../domain/texts/text.ts';
import { type ZoneName, zoneName } from '../console/place-names.ts';
import type { Column } from '../ui/data-table.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import type { ListWords } from './list-words.ts';

type Voice = { words: ListWords; lang: Lang; zones: readonly ZoneName[] };

const msPerMinute = 60_000;

/** The clock that ran when the snapshot was made: the response's once the alert was verified, before it the verification's. */
const deadline = (
  { words: { lists }, lang }: Voice,
  { state, actBy, verifyBy, overdueMinutes }: AlertLine,
) => {
  const isVerified = state === 'verified' || state === 'responding';
  const said =
    isVerified && actBy !== null
      ? t(lists, 'actBy', { when: formatMoment(actBy) })
      : t(lists, 'verifyBy', { when: formatMoment(verifyBy) });
  if (overdueMinutes === null) return `${said}, ${lists.inTime}`;
  return (
    <>
      {said}, <strong>{t(lists, 'late', { span: formatSpan(lang, overdueMinutes * msPerMinute) })}</strong>
    </>
  );
};

/** The columns of a list of alerts. */
export const alertColumns = (voice: Voice): Column<AlertLine>[] => {
  const { words, zones } = voice;
  const { lists, rules, states } = words;
  return [
    { head: lists.alert, cell: ({ rule }) => rules[rule].label, rowHead: true },
    { head: lists.place, cell: ({ siteName }) => siteName ?? lists.wholeZone },
    { head: lists.zone, cell: ({ zoneId }) => zoneName(zones, zoneId) },
    { head: lists.severity, cell: ({ severity }) => <SeverityTag severity={severity} plain /> },
    { head: lists.state, cell: ({ state }) => states[state].label },
    { head: lists.opened, cell: ({ openedAt }) => formatMoment(openedAt) },
    { head: lists.deadline, cell: (line) => deadline(voice, line) },
  ];
};

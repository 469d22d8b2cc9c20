import type { CheckIn } from '../../domain/check-in.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { referenceOf } from './day-notices.tsx';
import { correctableUntil } from './day-rows.ts';
import { useDesk } from './desk.ts';
import { type RecordWords, useRecord } from './record-words.tsx';
import { useWork } from './work-words.tsx';

/** Whether it came in time, and by when that was. It is decided by the first revision. */
const timelinessOf = ({ onTime, revision, day }: CheckIn, { receipt }: RecordWords) => {
  const slots = { day: formatDay(day) };
  if (onTime === null) return t(receipt, 'extra', slots);
  if (!onTime) return t(receipt, 'late', slots);
  return t(receipt, revision > 1 ? 'onTimeFirst' : 'onTime', slots);
};

/** What a receipt certifies. */
export const ReceiptFacts = ({ checkIn, site }: { checkIn: CheckIn; site: string }) => {
  const { report } = useWork();
  const words = useRecord();
  const { receipt } = words;
  const { today } = useDesk();
  const until = correctableUntil(checkIn.day);
  const facts = [
    [report.reference, referenceOf(checkIn)],
    [receipt.site, site],
    [receipt.day, formatDay(checkIn.day)],
    [report.received, formatMoment(checkIn.receivedAt)],
    [report.timeliness, timelinessOf(checkIn, words)],
    [report.revision, String(checkIn.revision)],
    [receipt.until, today <= until ? formatDay(until) : receipt.over],
  ];
  return (
    <dl class="facts num">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

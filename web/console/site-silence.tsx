import { useState } from 'preact/hooks';
import { dayOf } from '../../domain/day.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { silenceMessage } from '../../domain/texts/message.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { silentDay } from './silent-day.ts';
import { useHolidays } from './use-holidays.ts';
import { useNow } from './use-now.ts';
import { useWords } from './words.ts';

/** A site that owes a report: the message to send to its contact, whole, with the link; one tap copies it. */
export const SiteSilence = ({ detail }: { detail: SiteDetail }) => {
  const { page, messages } = useWords();
  const now = useNow(60_000);
  const holidays = useHolidays();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const day = holidays && silentDay(detail, holidays, dayOf(now));
  if (day === null) return null;
  const text = silenceMessage(messages, { site: detail.site, day, origin: location.origin, now });
  const copy = () =>
    // Without permission the text is there to be selected.
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <Notice tone="warning" title={fill(page.silentTitle, { day: formatShortDay(day) })}>
      <p>{page.silentMessage}</p>
      <blockquote class="num">{text}</blockquote>
      <p>
        <Button look="secondary" onClick={() => void copy()}>
          {page.copyMessage}
        </Button>
      </p>
      <p role="status">{copied === 'yes' ? page.copied : copied === 'no' ? page.notCopied : ''}</p>
    </Notice>
  );
};

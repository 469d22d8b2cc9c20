import { useEffect, useRef } from 'preact/hooks';
import { type Day, dayOf } from '../../domain/day.ts';
import { isModelOnly } from '../../domain/model-only.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { now } from '../clock.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TemplateChanges } from '../ui/template-changes.tsx';
import { useSpeech } from '../ui/words.ts';
import { type Shown, versionLine } from './shown.ts';
import type { words } from './words-vi.ts';

type Words = typeof words;
type Props = { shown: Shown; words: Words };

const slotsOf = ({ version: { template } }: Shown, day: Day) => ({
  id: template.id,
  version: String(template.version),
  day: formatDay(day),
});

/** On paper only: which rules these are, of which day, and when they were printed. */
const PrintedLine = ({ shown, words }: Props) => {
  const line = useRef<HTMLParagraphElement>(null);
  const text = () => fill(words.page.printed, { ...slotsOf(shown, shown.day), when: formatMoment(now()) });
  useEffect(() => {
    // Set at once: what is only drawn later is not on the paper.
    const stamp = () => {
      if (line.current) line.current.textContent = text();
    };
    addEventListener('beforeprint', stamp);
    return () => removeEventListener('beforeprint', stamp);
  });
  return (
    <p class="print-only" ref={line}>
      {text()}
    </p>
  );
};

/** What is looked at by its name says whether it counts, and since when. */
const StateNotice = ({ shown, words: { page } }: Props) => {
  const { state } = shown.version;
  const slots = slotsOf(shown, shown.day);
  const isApproved = state === 'approved';
  return (
    <Notice tone={isApproved ? 'info' : 'warning'} title={fill(page.states[state], slots)}>
      <p>{fill(isApproved ? page.approvedDetail : page.stateDetail, slots)}</p>
    </Notice>
  );
};

const Changes = ({ shown, words }: Props) => {
  const { lang } = useSpeech();
  return (
    <section>
      <h2>{words.page.changesTitle}</h2>
      <TemplateChanges speech={{ lang, ...words }} before={shown.before} changes={shown.changes} />
    </section>
  );
};

/** Which rules these are, whether they count, and what they are worth today. */
export const Heading = ({ shown, words, isAsked }: Props & { isAsked: boolean }) => {
  const { page } = words;
  return (
    <>
      <PrintedLine shown={shown} words={words} />
      {isModelOnly(shown.toldOn) ? <Notice tone="warning">{page.notice}</Notice> : null}
      {isAsked ? <StateNotice shown={shown} words={words} /> : null}
      <p class="row">
        {isAsked ? null : <strong>{fill(page.shownDay, { day: formatDay(shown.day) })}</strong>}
        {fill(page[versionLine(shown, dayOf(now()))], slotsOf(shown, shown.version.template.effectiveFrom))}
        <span class="no-print">
          <Button look="secondary" onClick={() => print()}>
            {words.ui.print}
          </Button>
        </span>
      </p>
      {isAsked ? <Changes shown={shown} words={words} /> : null}
    </>
  );
};

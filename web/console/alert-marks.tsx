import type { Alert } from '../../domain/alert.ts';
import { formatTime } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { Tag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { markShapes } from './mark-shapes.tsx';
import { dueText } from './queue-order.ts';
import { useSaidNow } from './use-now.ts';
import { useWords, type Words } from './words.ts';

type Mark = { shape: keyof typeof markShapes; label: string; help?: string };

/** What sets an open alert apart at a glance, in words: each is shown with a shape of its own. */
const marksOf = ({ work, lifeCycle }: Words, alert: Alert): Mark[] => {
  if (alert.state === 'closed') return [];
  const { marks } = work;
  const { level, snoozedUntil } = alert;
  return [
    ...(level > 0
      ? [
          {
            shape: 'escalated' as const,
            label: fill(marks.escalated, { level: lifeCycle.levels[level === 1 ? '1' : '2'] }),
          },
        ]
      : []),
    ...(alert.fellBack
      ? [{ shape: 'fellBack' as const, label: marks.fellBack, help: marks.fellBackHelp }]
      : []),
    ...(snoozedUntil
      ? [{ shape: 'snoozed' as const, label: fill(marks.snoozed, { when: formatTime(snoozedUntil) }) }]
      : []),
    ...(alert.proposal ? [{ shape: 'proposed' as const, label: marks.proposed }] : []),
    ...(alert.parent ? [{ shape: 'child' as const, label: marks.child }] : []),
  ];
};

/** Escalated, fallen back, put aside, proposed to be closed, part of another: in shape and word. */
export const AlertMarks = ({ alert }: { alert: Alert }) => {
  const marks = marksOf(useWords(), alert);
  if (marks.length === 0) return null;
  return (
    <span class="marks">
      {marks.map(({ shape, ...words }) => (
        <Tag key={shape} shape={markShapes[shape]} {...words} />
      ))}
    </span>
  );
};

type Due = ReturnType<typeof dueText>;
const sameDue = (a: Due, b: Due) => a.text === b.text && a.late === b.late;

/** Time left on the clock; past it, in shape and word. */
export const DueMark = ({ alert }: { alert: Alert }) => {
  const { page } = useWords();
  const { lang } = useSpeech();
  const { text, late } = useSaidNow((now) => dueText(page, lang, alert, now), sameDue);
  if (!late) return <span>{text}</span>;
  return (
    <strong class="late">
      <Tag shape={markShapes.overdue} label={text} plain />
    </strong>
  );
};

import type { Day } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import { type PlanSpan, planSpans } from '../../domain/plan-spans.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';

type SpanTexts = Record<'title' | 'line' | 'open' | 'now' | 'none', string>;

type SpansProps = { texts: SpanTexts; plans: readonly Plan[]; today: Day };

const isNow = ({ from, to }: PlanSpan, today: Day) => from <= today && (to === null || today <= to);

const spanText = (texts: SpanTexts, { version, from, to }: PlanSpan): string =>
  to === null
    ? fill(texts.open, { n: String(version), from: formatDay(from) })
    : fill(texts.line, { n: String(version), from: formatDay(from), to: formatDay(to) });

/** Which version of a plan is in force when, the newest first; the one of today is marked. */
export const PlanSpansList = ({ texts, plans, today }: SpansProps) => {
  const spans = planSpans(plans).toReversed();
  if (spans.length === 0) return <p>{texts.none}</p>;
  return (
    <ul class="num">
      {spans.map((span) => (
        <li key={span.version}>
          {spanText(texts, span)}
          {isNow(span, today) ? <strong> · {texts.now}</strong> : null}
        </li>
      ))}
    </ul>
  );
};

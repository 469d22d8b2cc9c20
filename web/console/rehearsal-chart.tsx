import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { useSheet } from '../ui/sheet.ts';
import {
  type Frame,
  frameOf,
  labelledColumns,
  leastWidth,
  linePath,
  mostOf,
  pointsOf,
  spacedValues,
  xOf,
  yOf,
} from '../ui/trend-geometry.ts';

const css = `.sides{margin:0 0 1rem}
.sides figcaption{margin:0 0 .5rem;font-weight:600}
.sides svg{display:block;max-width:100%}
.sides .draft{stroke:var(--accent)}
.sides ul{margin:.5rem 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.sides li{display:flex;align-items:center;gap:.5rem}
.sides summary{display:inline-flex;align-items:center;min-height:44px;cursor:pointer;color:var(--accent);text-decoration:underline}
@media (forced-colors:active){.sides .draft{stroke:CanvasText}}`;

const dashes = { inForce: '5 4', draft: undefined } as const;
const small = { 'font-size': '12', fill: 'currentColor' } as const;
const tall = 180;
const foot = 24;

type Series = { label: string; values: readonly number[] };
type ChartProps = {
  /** A sentence that says what is to be seen, with period and denominator. */
  title: string;
  days: readonly Day[];
  inForce: Series;
  draft: Series;
  /** The table behind the chart. */
  children?: ComponentChildren;
};

const Line = ({
  frame,
  side,
  values,
}: { frame: Frame; side: 'inForce' | 'draft' } & Pick<Series, 'values'>) => (
  <path
    class={side === 'draft' ? 'draft' : undefined}
    d={linePath(pointsOf(frame, values))}
    fill="none"
    stroke="currentColor"
    stroke-width={side === 'draft' ? 2.5 : 1.75}
    stroke-dasharray={dashes[side]}
  />
);

const Key = ({ side, label }: { side: 'inForce' | 'draft'; label: string }) => (
  <li>
    <svg width="32" height="12" viewBox="0 0 32 12" aria-hidden="true" focusable="false">
      <path
        class={side === 'draft' ? 'draft' : undefined}
        d="M0 6H32"
        stroke="currentColor"
        stroke-width={side === 'draft' ? 2.5 : 1.75}
        stroke-dasharray={dashes[side]}
      />
    </svg>
    <span>{label}</span>
  </li>
);

/** The width that the chart has now. */
const useWidth = () => {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(leastWidth);
  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    const measure = () => setWidth(Math.round(current.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { box, width };
};

/** Two counts by day on one scale from 0, one line solid and one dashed: which is which needs no colour. */
export const RehearsalChart = ({ title, days, inForce, draft, children }: ChartProps) => {
  useSheet(css);
  const { box, width } = useWidth();
  const most = mostOf([...inForce.values, ...draft.values]);
  const frame = frameOf({ width, days: days.length, tall, most });
  const height = frame.top + tall + foot;
  return (
    <figure class="sides" ref={box}>
      <figcaption class="num">{title}</figcaption>
      <svg width="100%" viewBox={`0 0 ${frame.width} ${height}`} role="img" aria-label={title}>
        {spacedValues(frame, [0, Math.floor(most / 2), most]).map((value) => (
          <g key={value}>
            <path
              d={`M${frame.left} ${yOf(frame, value)}H${frame.width}`}
              stroke="currentColor"
              stroke-opacity={value === 0 ? 0.8 : 0.3}
            />
            <text {...small} x={frame.left - 4} y={yOf(frame, value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        <Line frame={frame} side="inForce" values={inForce.values} />
        <Line frame={frame} side="draft" values={draft.values} />
        {labelledColumns(frame, days.length).map((place) => (
          <text
            key={place}
            {...small}
            x={place === days.length - 1 ? frame.width : xOf(frame, place)}
            y={height - 6}
            text-anchor={place === days.length - 1 ? 'end' : 'middle'}
          >
            {formatShortDay(days[place] ?? '')}
          </text>
        ))}
      </svg>
      <ul>
        <Key side="draft" label={draft.label} />
        <Key side="inForce" label={inForce.label} />
      </ul>
      {children}
    </figure>
  );
};

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { useSheet } from './sheet.ts';
import {
  barsPath,
  type Frame,
  frameOf,
  labelledColumns,
  leastWidth,
  linePath,
  pointsOf,
  spacedValues,
  xOf,
  yOf,
} from './trend-geometry.ts';
import { Hatch, LateMark, OnTimeMark } from './trend-marks.tsx';

const css = `.trend{margin:0 0 1rem}
.trend figcaption{margin:0 0 .5rem;font-weight:600}
.trend svg{display:block;max-width:100%}
.trend-line{stroke:var(--accent)}
.trend-key{margin:.5rem 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.trend-key li{display:flex;align-items:center;gap:.5rem}
.trend summary{display:inline-flex;align-items:center;min-height:44px;cursor:pointer;color:var(--accent);text-decoration:underline}
@media (forced-colors:active){.trend-line{stroke:CanvasText}}`;

export type Bars = { label: string; values: readonly (number | null)[] };

export type TrendProps = {
  /** A sentence that says what is to be seen, with period and denominator. */
  title: string;
  /** One column each, oldest first; every list below has a place for each. */
  days: readonly Day[];
  /** The line; null where nothing is known: it breaks there. */
  values: readonly (number | null)[];
  /** Top of the line's scale, which begins at 0. */
  most: number;
  /** Heights that mean something, drawn across and written at the side. */
  thresholds: readonly number[];
  late: readonly boolean[];
  /** Days on which something was due and nothing came: hatched over the whole height. */
  silent: readonly boolean[];
  bars?: readonly Bars[];
  /** Height of the line's part in pixels. */
  tall?: number;
  /** What the marks mean, and the table behind the chart. */
  children?: ComponentChildren;
};

/** Words in the chart. */
const small = { 'font-size': '12', fill: 'currentColor' } as const;
const strip = { label: 18, tall: 30, gap: 8 };
const foot = 22;
/** Top of a strip of bars below the line; the one after the last is the top of the days. */
const stripTop = ({ top, tall }: Frame, n: number) =>
  top + tall + strip.gap + n * (strip.label + strip.tall + strip.gap);

/** The width that the chart has now; drawn to it, its words keep their size on every screen. */
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

const Scale = ({ frame, thresholds }: { frame: Frame; thresholds: readonly number[] }) => {
  const values = [0, ...thresholds, frame.most];
  const written = spacedValues(frame, values);
  return (
    <>
      {values.map((value) => (
        <g key={value}>
          <path
            d={`M${frame.left} ${yOf(frame, value)}H${frame.width}`}
            stroke="currentColor"
            stroke-opacity={value === 0 ? 0.8 : 0.35}
            stroke-dasharray={value === 0 || value === frame.most ? undefined : '4 3'}
          />
          {written.includes(value) ? (
            <text {...small} x={frame.left - 4} y={yOf(frame, value) + 4} text-anchor="end">
              {value}
            </text>
          ) : null}
        </g>
      ))}
    </>
  );
};

const Line = ({ frame, values, late }: { frame: Frame } & Pick<TrendProps, 'values' | 'late'>) => {
  const points = pointsOf(frame, values);
  return (
    <>
      <path class="trend-line" d={linePath(points)} fill="none" stroke="currentColor" stroke-width="2" />
      {points.map((point, place) => {
        if (point === null) return null;
        const Mark = late[place] ? LateMark : OnTimeMark;
        return <Mark key={point.x} {...point} />;
      })}
    </>
  );
};

const Strip = ({ frame, bars, top }: { frame: Frame; bars: Bars; top: number }) => {
  const ground = top + strip.label + strip.tall;
  return (
    <>
      <text {...small} x={frame.left} y={top + 12}>
        {bars.label}
      </text>
      <path d={`M${frame.left} ${ground}H${frame.width}`} stroke="currentColor" stroke-opacity="0.8" />
      <path
        d={barsPath(frame, bars.values, { foot: ground, tall: strip.tall })}
        fill="currentColor"
        fill-opacity="0.75"
      />
    </>
  );
};

type SilenceProps = { frame: Frame; silent: readonly boolean[]; bars: number; hatch: string };

/** Hatched columns through every part of the chart; the words between the parts stay free. */
const Silence = ({ frame, silent, bars, hatch }: SilenceProps) => {
  const parts = [
    { y: frame.top, height: frame.tall },
    ...Array.from({ length: bars }, (_, n) => ({ y: stripTop(frame, n) + strip.label, height: strip.tall })),
  ];
  return (
    <>
      {silent.flatMap((isSilent, place) =>
        isSilent
          ? parts.map((part) => (
              <rect
                key={`${place} ${part.y}`}
                x={frame.left + place * frame.column}
                width={frame.column}
                {...part}
                fill={hatch}
              />
            ))
          : [],
      )}
    </>
  );
};

const Days = ({ frame, days, y }: { frame: Frame; days: readonly Day[]; y: number }) => (
  <>
    {labelledColumns(frame, days.length).map((place) => (
      <text
        key={place}
        {...small}
        x={place === days.length - 1 ? frame.width : xOf(frame, place)}
        y={y}
        text-anchor={place === days.length - 1 ? 'end' : 'middle'}
      >
        {formatShortDay(days[place] ?? '')}
      </text>
    ))}
  </>
);

/** A line by day with what was not reported left open, and counts as bars below. Its title says it in a sentence; readable without colour. */
export const TrendChart = (props: TrendProps) => {
  const { title, days, values, most, thresholds, late, silent, bars = [], tall = 160, children } = props;
  useSheet(css);
  const id = useId();
  const { box, width } = useWidth();
  const frame = frameOf({ width, days: days.length, tall, most });
  const height = stripTop(frame, bars.length) + foot;
  return (
    <figure class="trend" ref={box}>
      <figcaption class="num">{title}</figcaption>
      <svg width="100%" viewBox={`0 0 ${frame.width} ${height}`} role="img" aria-label={title}>
        <defs>
          <Hatch id={`${id}h`} />
        </defs>
        <Silence frame={frame} silent={silent} bars={bars.length} hatch={`url(#${id}h)`} />
        <Scale frame={frame} thresholds={thresholds} />
        <Line frame={frame} values={values} late={late} />
        {bars.map((one, n) => (
          <Strip key={one.label} frame={frame} bars={one} top={stripTop(frame, n)} />
        ))}
        <Days frame={frame} days={days} y={height - 6} />
      </svg>
      {children}
    </figure>
  );
};

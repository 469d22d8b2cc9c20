import type { ComponentChildren } from 'preact';

const Shape = ({ children, size = 20 }: { children: ComponentChildren; size?: number }) => (
  <svg class="shape" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

/** Circle and tick · triangle · square and minus · octagon and cross · hollow circle: no two bands share a shape. */
export const bandShapes = {
  ready: (
    <Shape>
      <circle class="f-ready shape-edge" cx="10" cy="10" r="8" />
      <path class="mark on-dark" d="M6 10.5l2.8 2.8L14 7" />
    </Shape>
  ),
  watch: (
    <Shape>
      <path class="f-watch shape-edge" d="M10 2l8.5 15.5h-17z" />
      <path class="mark on-light" d="M10 8v4M10 14.6v.1" />
    </Shape>
  ),
  weak: (
    <Shape>
      <path class="f-weak shape-edge" d="M2.5 2.5h15v15h-15z" />
      <path class="mark on-dark" d="M6.5 10h7" />
    </Shape>
  ),
  'not-ready': (
    <Shape>
      <path class="f-not-ready shape-edge" d="M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z" />
      <path class="mark on-dark" d="M7 7l6 6M13 7l-6 6" />
    </Shape>
  ),
  none: (
    <Shape>
      <circle class="f-none shape-edge" cx="10" cy="10" r="8" stroke-dasharray="3 2" />
    </Shape>
  ),
} as const;

/** Silence is hatched: it is neither good nor bad. */
export const UnknownShape = () => (
  <Shape>
    <path class="f-none shape-edge" d="M2.5 2.5h15v15h-15z" />
    <path class="mark shape-edge" d="M3 9l6-6M3 15L15 3M5 17L17 5M11 17l6-6" />
  </Shape>
);

export const freshnessShapes = {
  fresh: (
    <Shape>
      <circle class="f-none shape-edge" cx="10" cy="10" r="8" />
      <path class="mark shape-edge" d="M10 5.5V10l3 2" />
    </Shape>
  ),
  stale: (
    <Shape>
      <circle class="f-none shape-edge" cx="10" cy="10" r="8" />
      <path class="f-watch shape-edge" d="M10 2a8 8 0 010 16z" />
    </Shape>
  ),
  unknown: <UnknownShape />,
} as const;

/** A glass held over the figures: they are to be looked at. */
export const LookShape = () => (
  <Shape>
    <circle class="f-none shape-edge" cx="8.5" cy="8.5" r="6" />
    <path class="mark shape-edge" d="M13 13l5 5" />
  </Shape>
);

const bars = [3, 8, 13];
const Bars = ({ level, fill }: { level: number; fill: string }) => (
  <Shape>
    {bars.map((x, i) => (
      <rect
        key={x}
        class={`${i < level ? fill : 'f-none'} shape-edge`}
        x={x}
        y={12 - i * 4}
        width="4"
        height={6 + i * 4}
      />
    ))}
  </Shape>
);

/** None, one, two or three bars filled. */
export const scenarioShapes = {
  normal: <Bars level={0} fill="f-ready" />,
  suspected: <Bars level={1} fill="f-watch" />,
  case: <Bars level={2} fill="f-weak" />,
  outbreak: <Bars level={3} fill="f-not-ready" />,
} as const;

export const severityShapes = {
  critical: (
    <Shape>
      <path class="f-not-ready shape-edge" d="M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z" />
      <path class="mark on-dark" d="M10 5v6M10 14.4v.1" />
    </Shape>
  ),
  high: (
    <Shape>
      <path class="f-weak shape-edge" d="M10 2l8.5 15.5h-17z" />
    </Shape>
  ),
  medium: (
    <Shape>
      <path class="f-watch shape-edge" d="M10 1.5l8.5 8.5-8.5 8.5L1.5 10z" />
    </Shape>
  ),
  low: (
    <Shape>
      <circle class="f-ready shape-edge" cx="10" cy="10" r="5" />
    </Shape>
  ),
} as const;

import type { ComponentChildren } from 'preact';

/** A reported day. Filled or hollow, round or square: the two differ without any colour. */
export const OnTimeMark = ({ x, y }: { x: number; y: number }) => (
  <circle cx={x} cy={y} r="2.75" fill="currentColor" />
);
export const LateMark = ({ x, y }: { x: number; y: number }) => (
  <rect x={x - 4} y={y - 4} width="8" height="8" fill="Canvas" stroke="currentColor" stroke-width="2" />
);

/** Slanted lines for what is not known; `id` names it within the document. */
export const Hatch = ({ id }: { id: string }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path d="M0 0v6" stroke="currentColor" stroke-width="2.5" stroke-opacity="0.45" />
  </pattern>
);

/** One line of the key: a sample and what it means. */
export const KeyLine = ({ sample, children }: { sample: ComponentChildren; children: ComponentChildren }) => (
  <li>
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {sample}
    </svg>
    <span>{children}</span>
  </li>
);

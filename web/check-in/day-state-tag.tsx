import type { ComponentChildren } from 'preact';
import { Tag } from '../ui/tags.tsx';
import type { DayState } from './day-rows.ts';
import { useRecord } from './record-words.tsx';

const shape = (drawn: ComponentChildren) => (
  <svg class="shape" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {drawn}
  </svg>
);

/** Tick in a circle · clock · plus · cross in a square · hollow circle · bar: no two states share a shape. */
const shapes = {
  onTime: shape(
    <>
      <circle class="f-ready shape-edge" cx="10" cy="10" r="8" />
      <path class="mark on-dark" d="M6 10.5l2.8 2.8L14 7" />
    </>,
  ),
  late: shape(
    <>
      <circle class="f-watch shape-edge" cx="10" cy="10" r="8" />
      <path class="mark on-light" d="M10 5.5V10l3 2" />
    </>,
  ),
  extra: shape(
    <>
      <circle class="f-none shape-edge" cx="10" cy="10" r="8" />
      <path class="mark shape-edge" d="M10 6v8M6 10h8" />
    </>,
  ),
  missing: shape(
    <>
      <path class="f-weak shape-edge" d="M2.5 2.5h15v15h-15z" />
      <path class="mark on-dark" d="M6.5 6.5l7 7M13.5 6.5l-7 7" />
    </>,
  ),
  waiting: shape(<circle class="f-none shape-edge" cx="10" cy="10" r="8" stroke-dasharray="3 2" />),
  rest: shape(<path class="mark shape-edge" d="M5 10h10" />),
} as const;

/** What became of a day, in shape and word. */
export const DayStateTag = ({ state }: { state: DayState }) => {
  const { receipt } = useRecord();
  return <Tag shape={shapes[state]} label={receipt.states[state]} help={receipt.stateHelp[state]} plain />;
};

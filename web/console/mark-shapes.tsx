import type { ComponentChildren } from 'preact';

const Shape = ({ children }: { children: ComponentChildren }) => (
  <svg class="shape" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

/** Sand run out · arrow up · arrow back · two bars · tick in a box · branch: no two marks share a shape. */
export const markShapes = {
  overdue: (
    <Shape>
      <path class="f-not-ready shape-edge" d="M4 2h12L10 10zM4 18h12L10 10z" />
    </Shape>
  ),
  escalated: (
    <Shape>
      <path class="f-weak shape-edge" d="M10 2l7 8h-4v8H7v-8H3z" />
    </Shape>
  ),
  fellBack: (
    <Shape>
      <path class="mark shape-edge" d="M7 3L3 7l4 4M3 7h9a5 5 0 010 10H7" />
    </Shape>
  ),
  snoozed: (
    <Shape>
      <path class="f-none shape-edge" d="M4 3h4v14H4zM12 3h4v14h-4z" />
    </Shape>
  ),
  proposed: (
    <Shape>
      <path class="f-none shape-edge" d="M2.5 2.5h15v15h-15z" />
      <path class="mark shape-edge" d="M6 10.5l2.8 2.8L14 7" />
    </Shape>
  ),
  child: (
    <Shape>
      <path class="mark shape-edge" d="M4 2v9h11M11 7l4 4-4 4" />
    </Shape>
  ),
} as const;

import type { ComponentChildren } from 'preact';

/** Nothing to show: says why and, if there is one, the next step. */
export const EmptyState = ({ title, children }: { title?: string; children?: ComponentChildren }) => (
  <div class="empty">
    {title ? (
      <p>
        <strong>{title}</strong>
      </p>
    ) : null}
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
);

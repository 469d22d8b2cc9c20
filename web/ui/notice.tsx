import type { ComponentChildren } from 'preact';

type NoticeProps = {
  tone?: 'info' | 'good' | 'warning' | 'error';
  title?: string;
  children?: ComponentChildren;
  /** 'status' is announced when the reader pauses, 'alert' at once; leave out what was there from the start. */
  live?: 'status' | 'alert';
};

/** A boxed message; the title says it in words, the colour only repeats it. */
export const Notice = ({ tone = 'info', title, children, live }: NoticeProps) => (
  <div class={`notice ${tone}`} role={live}>
    {title ? <h2>{title}</h2> : null}
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
);

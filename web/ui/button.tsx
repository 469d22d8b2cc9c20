import type { ComponentChildren } from 'preact';

type Look = 'primary' | 'secondary' | 'danger';
type ButtonProps = {
  children: ComponentChildren;
  look?: Look;
  /** Full width and 56 px: the one act of a phone page. */
  big?: boolean;
  submit?: boolean;
  /** Says why it does nothing now; stays in the tab order and is announced. */
  disabled?: boolean;
  describedBy?: string;
  keys?: string;
  onClick?: (event: Event) => void;
};

const classes = (look: Look, big: boolean) =>
  ['button', look === 'primary' ? '' : look, big ? 'big' : ''].filter(Boolean).join(' ');

/** A button says what happens and to which day. `disabled` is aria-disabled: the click is swallowed, the focus is not. */
export const Button = ({
  children,
  look = 'primary',
  big = false,
  submit,
  disabled,
  describedBy,
  keys,
  onClick,
}: ButtonProps) => (
  <button
    type={submit ? 'submit' : 'button'}
    class={classes(look, big)}
    aria-disabled={disabled ? 'true' : undefined}
    aria-describedby={describedBy}
    aria-keyshortcuts={keys}
    onClick={(event) => (disabled ? event.preventDefault() : onClick?.(event))}
  >
    {children}
  </button>
);

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const ButtonLink = ({
  href,
  children,
  look = 'primary',
  big = false,
}: Pick<ButtonProps, 'children' | 'look' | 'big'> & { href: string }) => (
  <a class={classes(look, big)} href={href}>
    {children}
  </a>
);

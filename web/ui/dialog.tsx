import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { focusMain } from './shell.tsx';

type DialogProps = {
  title: string;
  children: ComponentChildren;
  /** Called on Escape too; the parent stops rendering the dialog. Focus returns to what opened it. */
  onClose: () => void;
};

/** A modal question: rendered while open. The browser keeps the focus inside and gives it back. */
export const Dialog = ({ title, children, onClose }: DialogProps) => {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // What opened it may be gone: the screen behind it was read again meanwhile.
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
      else focusMain();
    };
  }, []);
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
};

import { useEffect, useRef, useState } from 'preact/hooks';
import { focusMain } from '../ui/shell.tsx';

/**
 * A form that takes the place of the button that opens it. Both lie in the element with the ref `place`: the focus goes to the form's
 * first control when it opens, and back to the button when it closes. `leave` closes what goes from its place itself: the focus goes to
 * the content of the page.
 */
export const useInPlace = (atFirst: boolean) => {
  const place = useRef<HTMLDivElement>(null);
  const [state, set] = useState({ isOpen: atFirst, moves: false });
  useEffect(() => {
    if (state.moves) place.current?.querySelector<HTMLElement>('select,input,textarea,button')?.focus();
  }, [state]);
  return {
    place,
    isOpen: state.isOpen,
    open: () => set({ isOpen: true, moves: true }),
    close: () => set({ isOpen: false, moves: true }),
    leave: () => {
      set({ isOpen: false, moves: false });
      // At once: an effect would not run any more where the place is gone by then.
      focusMain();
    },
  };
};

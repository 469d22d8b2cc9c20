import { useEffect, useRef, useState } from 'preact/hooks';

/** What single keys do; a key without an entry is the browser's. */
export type KeyActs = Readonly<Record<string, () => void>>;

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, select, textarea, dialog, [contenteditable]') !== null;

/** Runs the act of a key pressed alone, outside fields and dialogs. */
export const useKeys = (enabled: boolean, acts: KeyActs) => {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = latest.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [enabled]);
};

const key = 'san-sang.console-keys';

/** Whether single keys act: on unless switched off on this device, as whoever speaks to the machine must be able to. */
export const useKeysChoice = () => {
  const [enabled, setEnabled] = useState(() => localStorage.getItem(key) !== 'off');
  const choose = (on: boolean) => {
    localStorage.setItem(key, on ? 'on' : 'off');
    setEnabled(on);
  };
  return { enabled, choose };
};

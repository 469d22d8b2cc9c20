import { useEffect, useRef } from 'preact/hooks';

/** State of the history entry that a step behind the form has to itself: its address is the form's. */
const ofStep = 'step';

/** How long going back may take before whatever comes after it goes on, ms. */
const patienceMs = 1000;

/**
 * Gives a step behind the form an entry of the browser's history, so that Back comes to the form. `leave` takes that entry away
 * again and resolves once it is gone: whatever is opened after it stands right behind the form.
 */
export const useStepEntry = (isBehind: boolean, toForm: () => void): { leave: () => Promise<void> } => {
  const isLeaving = useRef(false);
  useEffect(() => {
    if (isBehind && history.state !== ofStep) history.pushState(ofStep, '', location.href);
  }, [isBehind]);
  useEffect(() => {
    const back = () => {
      if (!isLeaving.current && history.state !== ofStep) toForm();
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  });
  const leave = () =>
    new Promise<void>((resolve) => {
      if (history.state !== ofStep) return resolve();
      isLeaving.current = true;
      const done = () => {
        clearTimeout(timer);
        removeEventListener('popstate', done);
        isLeaving.current = false;
        resolve();
      };
      const timer = setTimeout(done, patienceMs);
      addEventListener('popstate', done);
      history.back();
    });
  return { leave };
};

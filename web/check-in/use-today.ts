import { useEffect, useState } from 'preact/hooks';
import { type Day, dayOf } from '../../domain/day.ts';
import { now, onClock } from '../clock.ts';
import type { Place } from './place.ts';

/** How often an open page looks whether the day has ended, ms. */
const lookMs = 15_000;

/** Whether somebody is in the middle of writing: then the screen does not move to another day under their hands. */
const isWriting = ({ view }: Place) =>
  view === 'report' ||
  view === 'closed' ||
  [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')].some(
    ({ type, value }) => type !== 'radio' && type !== 'checkbox' && value !== '',
  );

/** Today by the server's clock. `stayed`: the day that ended under a draft; the screen stays with it and says so. */
export const useToday = (place: Place, stay: (place: Place) => void) => {
  const [today, setToday] = useState(() => dayOf(now()));
  const [stayed, setStayed] = useState<Day | null>(null);
  useEffect(() => {
    const look = () => {
      const next = dayOf(now());
      if (next === today) return;
      if (place.day === null && isWriting(place)) {
        stay({ ...place, day: today });
        setStayed(today);
      }
      setToday(next);
    };
    const timer = setInterval(look, lookMs);
    const forget = onClock(look);
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      clearInterval(timer);
      forget();
      document.removeEventListener('visibilitychange', look);
    };
  });
  return { today, stayed };
};

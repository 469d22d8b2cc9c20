import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Day, Instant } from '../../domain/day.ts';
import type { Me } from '../../domain/me.ts';
import { now } from '../clock.ts';
import type { Place } from './place.ts';
import { words } from './words-vi.ts';

export type PageWords = (typeof words)['page'];

/** What every screen of the page knows: who, where, today's day, and how to move. */
export type Desk = {
  page: PageWords;
  me: Me | null;
  /** Today at +07:00 by the server's clock, as this device last heard it. */
  today: Day;
  /** Now by the server's clock: a phone's may be days off. */
  now: () => Instant;
  /** A day that ended while somebody was writing about it: the screen has stayed with it. */
  stayed: Day | null;
  place: Place;
  /** Moves within the page; what is not named stays as it is. */
  go: (next: Partial<Place>) => void;
  /** Address of a place, for links that also open in a new tab. */
  link: (next: Partial<Place>) => string;
  /** Opens the quick report of an F0. */
  reportF0: () => void;
};

export const DeskContext = createContext<Desk>({
  page: words.page,
  me: null,
  today: '1970-01-01',
  now,
  stayed: null,
  place: { view: 'day', site: null, day: null },
  go: () => undefined,
  link: () => '',
  reportF0: () => undefined,
});

/** Since when this device has known what the screen shows, where the server could not be asked. */
export const KeptAt = createContext<Instant | null>(null);

export const useDesk = () => useContext(DeskContext);

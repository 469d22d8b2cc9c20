import { pageOwner } from './outbox-news.tsx';
import { makePlanKept } from './plan-kept.ts';

/** Plans that are being written on this device by whoever is signed in here. */
export const planKept = makePlanKept(
  {
    getItem: (name) => localStorage.getItem(name),
    setItem: (name, text) => localStorage.setItem(name, text),
    removeItem: (name) => localStorage.removeItem(name),
  },
  pageOwner ?? '',
);

import { sessions } from '../session.ts';
import { makeTemplateKept } from './template-kept.ts';

/** Drafts that are being edited on this device by whoever is signed in here. */
export const templateKept = makeTemplateKept(
  {
    getItem: (name) => localStorage.getItem(name),
    setItem: (name, text) => localStorage.setItem(name, text),
    removeItem: (name) => localStorage.removeItem(name),
  },
  sessions.owner() ?? '',
);

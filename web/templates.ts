import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { templates as packTemplates } from '../domain/pack/templates.ts';
import { Template } from '../domain/template.ts';
import { templateRoutes } from '../domain/template-routes.ts';
import { call } from './api.ts';

/*
 * The templates that a page previews with: those of the pack, which came with it, and those that the province approved since, as this
 * device knows them. They are no secret, and stay when somebody signs out. The server decides: a page that knows too few says less.
 */

const keptAs = 'san-sang.templates';
/** For how long an answer is not asked for again, in milliseconds. */
const freshMs = 10 * 60_000;

const Kept = z.array(Template);

const withPack = (made: readonly Template[]): readonly Template[] => {
  const ids = new Set(packTemplates.map(({ id }) => id));
  const all = [...packTemplates, ...made.filter(({ id }) => !ids.has(id))];
  return all.toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
};

/** What was kept by a page that knew more, or less, is left alone: the pack's are always there. */
const readKept = (): readonly Template[] => {
  try {
    const result = z.safeParse(Kept, JSON.parse(localStorage.getItem(keptAs) ?? '[]'));
    return result.success ? result.data : [];
  } catch {
    return [];
  }
};

const keep = (made: readonly Template[]): void => {
  try {
    localStorage.setItem(keptAs, JSON.stringify(made));
  } catch {
    // A device that can keep nothing asks again.
  }
};

let known: readonly Template[] | null = null;
let asked: { at: number; list: Promise<readonly Template[]> } | null = null;

/** The templates as this device knows them now, oldest first. */
export const knownTemplates = (): readonly Template[] => {
  known ??= withPack(readKept());
  return known;
};

const ask = async (): Promise<readonly Template[]> => {
  const answer = await call(templateRoutes.listTemplates, { query: { state: 'approved', limit: '200' } });
  if (answer.kind !== 'reply') {
    asked = null;
    return knownTemplates();
  }
  const versions = answer.reply.items.filter(({ origin }) => origin === 'province');
  const made = versions.map(({ template }) => template);
  const list = withPack(made);
  // The same list is the same to whoever draws by it.
  if (JSON.stringify(list) === JSON.stringify(knownTemplates())) return knownTemplates();
  keep(made);
  known = list;
  return list;
};

/** The templates as the server has them, oldest first; as this device knows them where it cannot be asked. */
export const readTemplates = (): Promise<readonly Template[]> => {
  if (asked === null || performance.now() - asked.at > freshMs)
    asked = { at: performance.now(), list: ask().catch(knownTemplates) };
  return asked.list;
};

/** The templates for a page: what this device knows at once, what the server says as soon as it has answered. */
export const useTemplates = (): readonly Template[] => {
  const [list, setList] = useState(knownTemplates);
  useEffect(() => {
    let gone = false;
    void readTemplates().then((read) => {
      if (!gone) setList(read);
    });
    return () => {
      gone = true;
    };
  }, []);
  return list;
};

import type { Province } from '../province.ts';
import type { Lang } from './text.ts';

/** What texts say of a pack beside its names: the times of its day, days open for correction, and how fast alerts are verified. */
export type PackFacts = {
  province: Province;
  clocks: { day: Readonly<Record<string, string>>; correctionDays: number };
  severities: {
    workingHours: { from: string; to: string };
    severities: Readonly<Record<string, { verifyWithinMinutes: number; countedIn: string }>>;
  };
};

/** What the slots `{pack.…}` of the dictionaries stand for, in a language. They are filled once, when a pack is chosen. */
export const packSlots = ({ province, clocks, severities }: PackFacts, lang: Lang): Map<string, string> => {
  const { name, short } = province.province[lang];
  const authorities = Object.entries(province.authorities).flatMap(([id, named]) => [
    [id, named[lang].name] as const,
    [`${id}Short`, named[lang].short] as const,
  ]);
  const verify = Object.entries(severities.severities).map(
    ([id, clock]) => [`${id}Verify`, spanOf(clock, severities.workingHours, lang)] as const,
  );
  return new Map([
    ['province', name],
    ['place', short],
    ['sender', province.sender[lang]],
    ['validity', province.validity.note[lang]],
    ['correctionDays', String(clocks.correctionDays)],
    ...Object.entries(clocks.day),
    ...authorities,
    ...verify,
  ]);
};

const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return 60 * hour + minute;
};

/** How long a clock runs: in working days where it runs in working hours and they come out even, else in hours, else in minutes. */
const spanOf = (
  { verifyWithinMinutes: minutes, countedIn }: { verifyWithinMinutes: number; countedIn: string },
  { from, to }: { from: string; to: string },
  lang: Lang,
): string => {
  const workingDay = minutesOf(to) - minutesOf(from);
  if (countedIn === 'working-hours' && minutes % workingDay === 0)
    return spoken(minutes / workingDay, 'day', lang);
  return minutes % 60 === 0 ? spoken(minutes / 60, 'hour', lang) : spoken(minutes, 'minute', lang);
};

const units = { day: 'ngày', hour: 'giờ', minute: 'phút' } as const;

const spoken = (n: number, unit: keyof typeof units, lang: Lang): string =>
  lang === 'vi' ? `${n} ${units[unit]}` : `${n} ${unit}${n === 1 ? '' : 's'}`;

const slot = /\{pack\.(\w+)\}/g;

/** A dictionary, or a part of one: texts by their ids, or in a list. */
export type Texts = string | readonly Texts[] | { readonly [id: string]: Texts };

type ById = { readonly [id: string]: Texts };

/** Texts in a list. */
export const isList = (texts: Texts | undefined): texts is readonly Texts[] => Array.isArray(texts);

/** Texts by their ids: neither a text nor a list. */
export const isById = (texts: Texts | undefined): texts is ById =>
  typeof texts === 'object' && !isList(texts);

const filled = (text: string, slots: ReadonlyMap<string, string>): string =>
  text.replace(slot, (whole, name: string) => slots.get(name) ?? whole);

/** The texts of a dictionary with those of the pack in their place, its slots filled; a slot that no pack has stays in sight. */
export const packTexts = (
  base: Texts,
  over: Texts | undefined,
  slots: ReadonlyMap<string, string>,
): Texts => {
  if (typeof base === 'string') return filled(typeof over === 'string' ? over : base, slots);
  if (isList(base)) return (isList(over) ? over : base).map((text) => packTexts(text, undefined, slots));
  const own = isById(over) ? over : {};
  const ids = [...new Set([...Object.keys(base), ...Object.keys(own)])];
  return Object.fromEntries(ids.map((id) => [id, packTexts(base[id] ?? own[id] ?? '', own[id], slots)]));
};

/** The slots of a pack that a text has. */
export const packSlotsOf = (text: string): string[] => [...text.matchAll(slot)].map(([, name = '']) => name);

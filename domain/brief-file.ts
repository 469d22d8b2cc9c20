import * as z from 'zod/mini';
import { Day } from './day.ts';
import { type Lang, langs } from './texts/text.ts';

/*
 * The files of a brief that went out, in the bucket of frozen days: what it is made from, and each of its forms in each language.
 */

/** The forms of a brief, with the media type of each. */
export const briefForms = {
  json: 'application/json',
  html: 'text/html',
  txt: 'text/plain',
  pdf: 'application/pdf',
} as const;
export type BriefForm = keyof typeof briefForms;

/** The forms that are made by us alone; the page on paper needs a printer. */
export const textForms = ['json', 'html', 'txt'] as const satisfies readonly BriefForm[];

/** What a brief was made from (`Issue`). */
export const issueKey = (day: Day): string => `briefs/${day}/issue.json`;

/** A form of a brief. */
export const briefKey = (day: Day, lang: Lang, form: BriefForm): string =>
  `briefs/${day}/brief.${lang}.${form}`;

const BriefFormName = z.enum(['json', 'html', 'txt', 'pdf']);

/**
 * The day and the form that the name of a brief means: `<day>`, which is its data, or with the form that is wanted, as in
 * `2021-11-23.pdf`. Null for what names none.
 */
export const parseBriefName = (name: string): { day: Day; form: BriefForm } | null => {
  const [date, ending = 'json', ...more] = name.split('.');
  const day = Day.safeParse(date);
  const form = BriefFormName.safeParse(ending);
  return day.success && form.success && more.length === 0 ? { day: day.data, form: form.data } : null;
};

/** What a reader saves a form under. */
export const briefFileName = (day: Day, lang: Lang, form: BriefForm): string =>
  `${lang === 'vi' ? 'ban-tin' : 'brief'}-${day}.${form}`;

/** In both languages. */
export const briefLangs: readonly Lang[] = langs;

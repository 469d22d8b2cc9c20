import { briefFileRoutes } from '../../domain/brief-file-routes.ts';
import type { Day } from '../../domain/day.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { call } from '../api.ts';

/** The forms of a brief that are handed over as files, and the text of a message. */
export type BriefForm = 'html' | 'txt' | 'pdf';

/** The address of a brief in one of its forms; the language is part of it, since a file has only one. */
export const briefFile = (day: Day, form: BriefForm, lang: Lang) => `/api/briefs/${day}.${form}?lang=${lang}`;

/** The brief of a day as data. */
export const readDocument = (day: Day, lang: Lang) =>
  call(briefFileRoutes.getBrief, { params: { name: `${day}.json` }, query: { lang } });

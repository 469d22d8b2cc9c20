import * as z from 'zod/mini';
import { BriefDocument } from './brief-document.ts';
import { briefForms } from './brief-file.ts';
import { route } from './route.ts';
import { langs } from './texts/text.ts';

export const briefFileRoutes = {
  getBrief: route({
    method: 'GET',
    path: '/api/briefs/{name}',
    summary: 'The brief of a day: as data, or as .html, .txt or, once it has gone out, .pdf',
    who: ['health', 'leader'],
    params: z.strictObject({ name: z.string() }),
    query: z.strictObject({ lang: z._default(z.enum(langs, { error: 'not-an-option' }), 'vi') }),
    reply: BriefDocument,
    files: Object.values(briefForms),
  }),
} as const;

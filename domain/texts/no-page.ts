import en from './en/no-page.json' with { type: 'json' };
import type { Lang } from './text.ts';
import vi from './vi/no-page.json' with { type: 'json' };

const words = { vi, en } as const;

/** What is said at an address that has no page: plain, since the styles allowed are those of the built pages. */
export const noPage = (lang: Lang): string => {
  const { title, detail, home } = words[lang];
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${detail}</p><p><a href="/">${home}</a></p></main></body></html>`;
};

/** The headers of that answer beside the common ones. */
export const noPageHeaders = (lang: Lang) => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-language': lang,
});

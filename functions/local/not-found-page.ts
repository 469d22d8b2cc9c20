import { langOf } from '../edge/problem.ts';
import type { Outgoing } from './exchange.ts';

const words = {
  vi: { title: 'Không tìm thấy trang', detail: 'Địa chỉ này không có trang nào.', home: 'Về trang đầu' },
  en: { title: 'Page not found', detail: 'There is no page at this address.', home: 'Go to the first page' },
} as const;

/** The answer to an address that has no page: plain, since the styles allowed are those of the built pages. */
export const notFoundPage = (acceptLanguage: string | undefined): Outgoing => {
  const lang = langOf(acceptLanguage);
  const { title, detail, home } = words[lang];
  return {
    status: 404,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': lang,
    },
    body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${detail}</p><p><a href="/">${home}</a></p></main></body></html>`,
  };
};

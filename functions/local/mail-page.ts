import { createHash } from 'node:crypto';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { langOf } from '../edge/problem.ts';
import type { Incoming, Outgoing } from './exchange.ts';
import { partOf } from './mail-parts.ts';
import type { Letter, Mailbox } from './mailbox.ts';
import { notFoundPage } from './not-found-page.ts';

const words = {
  vi: {
    title: 'Thư đã gửi trên máy này',
    about: 'Chỉ có trên máy này: mọi thư của hệ thống được giữ ở đây, không thư nào đi ra ngoài.',
    find: 'Người nhận',
    search: 'Tìm',
    none: 'Chưa có thư nào.',
    noneFound: 'Không có thư nào gửi tới địa chỉ này.',
    shown: 'Hiện {n} thư mới nhất.',
    from: 'Người gửi',
    to: 'Người nhận',
    at: 'Lúc',
    id: 'Mã lần gửi',
    back: 'Về danh sách thư',
    html: 'Bản trình bày',
    files: 'Tệp kèm theo',
    other: 'English',
  },
  en: {
    title: 'Mail sent on this machine',
    about: 'On this machine only: every mail of the system is kept here, none of them leaves.',
    find: 'Recipient',
    search: 'Find',
    none: 'No mail yet.',
    noneFound: 'No mail to this address.',
    shown: 'The {n} newest mails are shown.',
    from: 'From',
    to: 'To',
    at: 'At',
    id: 'Delivery',
    back: 'Back to the mails',
    html: 'As laid out',
    files: 'Attached',
    other: 'Tiếng Việt',
  },
} as const;

/** Mails on one page. */
const mostShown = 100;

const style = `:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.3}a{color:#0b6fa4}@media(prefers-color-scheme:dark){a{color:#7cc4f0}}ul{list-style:none;padding:0}
li{border-top:1px solid;padding:.5rem 0}li a{display:block;min-height:44px;font-weight:600}label{display:block;font-weight:600}
button,input{font:inherit;min-height:44px;box-sizing:border-box;padding:.5rem .75rem;border:1px solid;border-radius:6px}
input{width:min(100%,20rem)}:focus-visible{outline:3px solid #0b6fa4;outline-offset:2px}p.text{white-space:pre-wrap;border:1px solid;
padding:1rem;border-radius:6px}h2{font-size:1.125rem}iframe{width:100%;height:80vh;border:1px solid;background:#fff}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0}dd,p,li{overflow-wrap:anywhere}`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** The page that reads the mails of the local door: the newest, those to an address, or one of them. */
export const createMailPage =
  (box: Pick<Mailbox, 'list' | 'get'>) =>
  ({ method, path, query, headers }: Pick<Incoming, 'method' | 'path' | 'query' | 'headers'>): Outgoing => {
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { allow: 'GET, HEAD', 'content-type': 'text/plain' }, body: '' };
    const asked = new URLSearchParams(query);
    const named = asked.get('lang');
    const lang = named === 'vi' || named === 'en' ? named : langOf(headers['accept-language']);
    const id = path.replace(/^\/mail\/?/, '');
    if (id === '') return listPage(lang, box, asked.get('to') ?? '');
    const [letterId = '', part, ...rest] = id.split('/');
    const letter = box.get(letterId);
    const found =
      letter === null ? null : part === undefined ? letterPage(lang, letter) : partOf(letter, part, rest);
    return found ?? notFoundPage(headers['accept-language']);
  };

const listPage = (lang: Lang, box: Pick<Mailbox, 'list'>, to: string): Outgoing => {
  const text = words[lang];
  const letters = box.list(to, mostShown);
  const items = letters.map(
    (letter) =>
      `<li><a href="/mail/${letter.id}?lang=${lang}">${safe(letter.subject)}</a>${formatMoment(letter.at)} · ${safe(letter.to)}</li>`,
  );
  const said =
    letters.length > 0
      ? text.shown.replace('{n}', String(letters.length))
      : to === ''
        ? text.none
        : text.noneFound;
  return page(
    lang,
    text.title,
    `/mail?to=${encodeURIComponent(to)}&`,
    `<form method="get" action="/mail"><input type="hidden" name="lang" value="${lang}">
<label for="to">${text.find}</label><input id="to" name="to" autocomplete="off" value="${safe(to)}"> <button>${text.search}</button></form>
<p role="status">${said}</p><ul>${items.join('')}</ul>`,
  );
};

const letterPage = (lang: Lang, letter: Letter): Outgoing => {
  const { id, at, from, to, subject, body, notice } = letter;
  const text = words[lang];
  const facts = [
    [text.from, from],
    [text.to, to],
    [text.at, formatMoment(at)],
    [text.id, notice ?? '–'],
  ].map(([name = '', value = '']) => `<dt>${name}</dt><dd>${safe(value)}</dd>`);
  return page(
    lang,
    subject,
    `/mail/${id}?`,
    `<dl>${facts.join('')}</dl><p class="text" lang="${noticeRules.language}">${linked(body)}</p>${moreOf(letter, text)}<p><a href="/mail?lang=${lang}">${text.back}</a></p>`,
  );
};

/** The mail as laid out, in a frame where nothing runs, and the files that came with it. */
const moreOf = ({ id, html, attachments }: Letter, text: { html: string; files: string }): string => {
  const files = attachments.map(
    ({ name }, n) => `<li><a href="/mail/${id}/files/${n}">${safe(name)}</a></li>`,
  );
  return [
    html === null
      ? ''
      : `<h2><a href="/mail/${id}/html">${text.html}</a></h2><iframe src="/mail/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" title="${text.html}"></iframe>`,
    files.length === 0 ? '' : `<h2>${text.files}</h2><ul>${files.join('')}</ul>`,
  ].join('');
};

/** The text with its addresses as links; they are ours, and whatever else it says is text. */
const linked = (body: string): string =>
  safe(body).replace(/https?:\/\/[^\s<>"]+/g, (address) => `<a href="${address}">${address}</a>`);

const page = (lang: Lang, title: string, here: string, main: string): Outgoing => {
  const text = words[lang];
  const other = lang === 'vi' ? 'en' : 'vi';
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': lang,
      'content-security-policy': `default-src 'none'; img-src data:; frame-src 'self'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${safe(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main><h1>${safe(title)}</h1><p>${text.about}</p>
${main}<p><a href="${safe(here)}lang=${other}" lang="${other}">${text.other}</a></p></main></body></html>`,
  };
};

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (mark) => entities[mark] ?? '');

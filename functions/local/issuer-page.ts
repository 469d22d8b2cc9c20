import { createHash } from 'node:crypto';
import { accounts } from './accounts.ts';
import type { Outgoing } from './exchange.ts';

export type Lang = 'vi' | 'en';

const words = {
  vi: {
    title: 'Máy chủ đăng nhập dùng thử',
    about: 'Chỉ để chạy thử trên máy này: không có mật khẩu, không dùng dữ liệu thật.',
    choose: 'Chọn một tài khoản mẫu',
    or: 'Hoặc nhập địa chỉ thư điện tử',
    email: 'Thư điện tử',
    submit: 'Đăng nhập',
    wrong: 'Nhập địa chỉ thư điện tử theo dạng ten@congty.vn',
    refused: 'Yêu cầu đăng nhập không hợp lệ',
    refusedWhy: 'Ứng dụng hoặc địa chỉ quay về không được phép. Hãy mở lại trang và đăng nhập lại.',
    roles: {
      employer: 'Doanh nghiệp',
      board: 'Ban quản lý',
      health: 'Ngành y tế',
      leader: 'Lãnh đạo',
      admin: 'Quản trị',
    },
  },
  en: {
    title: 'Trial sign-in server',
    about: 'For trying things on this machine only: there are no passwords, use no real data.',
    choose: 'Choose a sample account',
    or: 'Or enter an e-mail address',
    email: 'E-mail',
    submit: 'Sign in',
    wrong: 'Enter an e-mail address like name@company.vn',
    refused: 'This sign-in request is not valid',
    refusedWhy: 'The application or its return address is not allowed. Open the page and sign in again.',
    roles: { employer: 'Employer', board: 'Board', health: 'Health', leader: 'Leader', admin: 'Admin' },
  },
} as const;

const style = `:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.3}ul{list-style:none;padding:0}li{margin:0 0 .5rem}label{display:block;font-weight:600}
button,input{font:inherit;min-height:44px;width:100%;box-sizing:border-box;padding:.5rem .75rem;border:1px solid;border-radius:6px}
button{text-align:left;cursor:pointer}.go{text-align:center;margin-top:.75rem;font-weight:600}:focus-visible{outline:3px solid #0b6fa4;outline-offset:2px}
.wrong{border-left:4px solid #c8401c;padding-left:.75rem;font-weight:600}`;
const styleHash = createHash('sha256').update(style).digest('base64');

type SignIn = { lang: Lang; query: URLSearchParams; origin: string; wrong?: string };

/** The form: five sample accounts, one press each, or any e-mail. It carries the request's parameters along. */
export const signInPage = ({ lang, query, origin, wrong }: SignIn): Outgoing => {
  const text = words[lang];
  const carried = [...query]
    .map(([name, value]) => `<input type="hidden" name="${safe(name)}" value="${safe(value)}">`)
    .join('');
  const samples = accounts.map(
    ({ email, role }) =>
      `<li><button name="account" value="${safe(email)}" formnovalidate>${text.roles[role]} – ${safe(email)}</button></li>`,
  );
  const problem = wrong === undefined ? '' : `<p class="wrong" role="alert" id="wrong">${text.wrong}</p>`;
  const marks = wrong === undefined ? '' : ' aria-invalid="true" aria-describedby="wrong" autofocus';
  return page(
    lang,
    wrong === undefined ? 200 : 422,
    text.title,
    origin,
    `<h1>${text.title}</h1><p>${text.about}</p>
<form method="post" action="/oidc/authorize">${carried}<h2>${text.choose}</h2><ul>${samples.join('')}</ul></form>
<form method="post" action="/oidc/authorize">${carried}<h2>${text.or}</h2>${problem}<label for="email">${text.email}</label>
<input id="email" name="email" type="email" autocomplete="email" required value="${safe(wrong ?? '')}"${marks}>
<button class="go">${text.submit}</button></form>`,
  );
};

/** For a request whose return address cannot be trusted: it ends here. */
export const errorPage = (lang: Lang, status = 400): Outgoing => {
  const { refused, refusedWhy } = words[lang];
  return page(lang, status, refused, "'self'", `<h1>${refused}</h1><p>${refusedWhy}</p>`);
};

const page = (lang: Lang, status: number, title: string, formAction: string, main: string): Outgoing => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-language': lang,
    // The form ends in a redirect to the page that asked, and browsers hold form-action against that too.
    'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; form-action 'self' ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
  },
  body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main>${main}</main></body></html>`,
});

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (mark) => entities[mark] ?? '');

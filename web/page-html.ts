/** What is put into the frame of a page at build time, in the language of the province pack. */
export type PageParts = {
  lang: 'vi' | 'en';
  title: string;
  intro: string;
  place: string;
  product: string;
  skip: string;
  footer: string;
  noScript: string;
  loading: string;
  css: string;
  /** Address of the page's one script. */
  script: string;
  /** Addresses of the scripts that it imports at once. */
  needed: readonly string[];
  icon: string;
  manifest: string | null;
  /** Keeps the place of the account in the header. */
  account: boolean;
  /** Tables rather than a form. */
  wide: boolean;
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const esc = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const mark =
  '<svg width="28" height="28" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9" fill="currentColor"/><path class="mark on-dark" d="M5.5 10.5l3 3 6-7"/></svg>';

/** The way to the other language. */
const others = {
  vi: '<a href="?lang=en" lang="en" hreflang="en">English</a>',
  en: '<a href="?lang=vi" lang="vi" hreflang="vi">Tiếng Việt</a>',
} as const;

/**
 * The page before any script: who speaks, what the page is for, and what to do without script. It has the frame of
 * web/ui/shell.tsx, which replaces it, so that nothing moves. No inline script and no style attribute: the policy forbids both.
 */
export const pageHtml = (page: PageParts): string => `<!doctype html>
<html lang="${page.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(page.title)} – ${esc(page.product)} ${esc(page.place)}</title>
<meta name="description" content="${esc(page.intro)}">
<meta name="theme-color" content="#f3f6f8" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1c242c" media="(prefers-color-scheme: dark)">
<link rel="icon" href="${page.icon}" type="image/svg+xml">${page.manifest === null ? '' : `\n<link rel="manifest" href="${page.manifest}">`}
<style>${page.css}</style>
${page.needed.map((address) => `<link rel="modulepreload" href="${address}">\n`).join('')}<script type="module" src="${page.script}"></script>
</head>
<body>
<div id="app"><div${page.wide ? ' class="wide"' : ''}><a class="skip" href="#main">${esc(page.skip)}</a>
<header class="head"><div class="wrap"><a class="brand" href="/">${mark}<span>${esc(page.product)} <span class="quiet">${esc(page.place)}</span></span></a><nav>${others[page.lang]}</nav>${page.account ? '<div class="account"></div>' : ''}</div></header>
<main id="main" class="wrap" tabindex="-1"><h1>${esc(page.title)}</h1><p>${esc(page.intro)}</p><noscript><p class="notice warning">${esc(page.noScript)}</p></noscript></main>
<footer class="foot"><div class="wrap">${esc(page.footer)}</div></footer></div></div>
</body>
</html>
`;

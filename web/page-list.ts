/**
 * The pages: each is `web/<folder>/page.tsx`, with `page.css` beside it if it needs one, and words in `page-<folder>.json`.
 * `account`: its header names who is signed in; `wide`: tables rather than a form. Both as the page's own Shell has them.
 */
export const pageList = [
  { folder: 'home', path: '/', account: false, wide: false },
  { folder: 'sign-in', path: '/sign-in', account: false, wide: false },
  { folder: 'check-in', path: '/check-in', account: true, wide: false },
  { folder: 'console', path: '/console', account: true, wide: true },
  { folder: 'brief', path: '/brief', account: true, wide: true },
  { folder: 'rules', path: '/rules', account: true, wide: true },
] as const;

export type PageFolder = (typeof pageList)[number]['folder'];

import { type Lang, langs } from '../domain/texts/text.ts';

const key = 'san-sang.lang';
const isLang = (text: string | null): text is Lang => langs.some((lang) => lang === text);

/** The language asked for: `?lang=` of the address, else the choice kept on this device, else that of the page as it came. */
export const chosenLang = (search: string, kept: string | null, page: string): Lang => {
  const asked = new URLSearchParams(search).get('lang');
  return [asked, kept, page].find(isLang) ?? 'vi';
};

/** The language now in use on this device. */
export const currentLang = (): Lang =>
  chosenLang(location.search, localStorage.getItem(key), document.documentElement.lang);

/** Keeps the choice on this device and takes a contrary `?lang=` out of the address. */
export const keepLang = (lang: Lang) => {
  localStorage.setItem(key, lang);
  const url = new URL(location.href);
  if (!url.searchParams.has('lang')) return;
  url.searchParams.set('lang', lang);
  history.replaceState(history.state, '', url);
};

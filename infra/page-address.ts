import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { noPage, noPageHeaders } from '../domain/texts/no-page.ts';
import { langs } from '../domain/texts/text.ts';

/** What the build writes for us and not for browsers, and what the bucket alone knows. */
const isOurs = (address: string) => address === '/csp.json' || address.startsWith('/assets/');

/** Made at the deployment, beside what was built. */
const deployed = ['/config.json'];

const addresses = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .toSorted();

/** The pages of a build by their addresses, and the files beside them. */
export const siteOf = (folder: string): { pages: string[]; files: string[] } => {
  const all = addresses(folder).filter((address) => !isOurs(address));
  const isPage = (address: string) => address.endsWith('/index.html');
  return {
    pages: all
      .filter(isPage)
      .map((address) => address.slice(0, -'/index.html'.length) || '/')
      .toSorted(),
    files: [...all.filter((address) => !isPage(address)), ...deployed],
  };
};

/** The most that CloudFront takes of a function, bytes (AWS, "Quotas", CloudFront Functions: 10 KB). */
const most = 10 * 1024;

/**
 * The function that finds the file of an address, for the pages of a build; `headers` go with the answer where there is no page, since CloudFront puts its
 * policy on what comes from the bucket. @throws Error when there is more than CloudFront takes
 */
export const pageAddress = (folder: string, headers: Readonly<Record<string, string>>): string => {
  const valued = (all: Record<string, string>) =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { value }]));
  const answers = langs.map((lang) => [
    lang,
    { html: noPage(lang), headers: valued({ ...headers, ...noPageHeaders(lang) }) },
  ]);
  const site = { ...siteOf(folder), noPage: Object.fromEntries(answers) };
  const code = readFileSync(new URL('./page-address.js', import.meta.url), 'utf8');
  const whole = `const site = ${JSON.stringify(site)};\n${code.replaceAll(/^ *\/\/.*\n/gm, '')}`;
  if (Buffer.byteLength(whole) > most) throw new Error(`more than ${most} bytes of pages and headers`);
  return whole;
};

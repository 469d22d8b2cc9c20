import type { Outgoing } from './exchange.ts';
import type { Letter } from './mailbox.ts';

/** Nothing of a mail runs or fetches, wherever it is opened; its links lead out of the frame. */
const shut =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** Files that a browser shows by itself; any other is saved. */
const shown: readonly string[] = ['application/pdf'];

/** A part of a mail: `html`, or `files` and its place among them; null when it has none such. */
export const partOf = ({ html, attachments }: Letter, part: string, [n = '']: string[]): Outgoing | null => {
  if (part === 'html' && html !== null) {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': shut };
    return { status: 200, headers: { ...kept, ...headers }, body: html };
  }
  const file = part === 'files' && /^\d{1,2}$/.test(n) ? attachments[Number(n)] : undefined;
  if (file === undefined) return null;
  const name = encodeURIComponent(file.name);
  const isShown = shown.includes(file.type);
  const headers = {
    'content-type': isShown ? file.type : 'application/octet-stream',
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
  };
  return { status: 200, headers: { ...kept, ...headers }, body: Buffer.from(file.base64, 'base64') };
};

/** The page of the mail may frame it, and nobody else. */
const kept = { 'cache-control': 'no-store', 'x-frame-options': 'SAMEORIGIN' };

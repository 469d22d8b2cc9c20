/** Text and elements that are XML already. */
export type Xml = { xml: string };

/** What XML 1.0 has no way to hold: control characters but tab and line ends, halves of characters, and two that are none. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What stands for a character that cannot be said. */
const replacement = '\ufffd';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // Else a reader would take it for a line feed.
  '\r': '&#13;',
};

/** Any text as XML 1.0 holds it, in an element or in an attribute; what it cannot hold becomes the replacement character. */
export const xmlText = (text: string): string =>
  text.replace(unwritable, replacement).replace(/[&<>"'\r]/g, (one) => entities[one] ?? one);

type Attributes = Readonly<Record<string, string>>;
type Content = string | Xml | null | readonly (Xml | null)[];

/** An element; names are ours, texts are anybody's. What is null is left out. */
export const element = (name: string, content: Content, attributes: Attributes = {}): Xml => {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`);
  const inner = contentOf(content);
  return { xml: inner === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inner}</${name}>` };
};

const contentOf = (content: Content): string => {
  if (content === null) return '';
  if (typeof content === 'string') return xmlText(content);
  const parts = 'xml' in content ? [content] : content;
  return parts.map((part) => part?.xml ?? '').join('');
};

/** A whole document, in UTF-8. */
export const xmlDocument = ({ xml }: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

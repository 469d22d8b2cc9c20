/*
 * A check of CAP 1.2 messages from the order, the number and the values of the elements in the standard's own schema
 * (OASIS, Common Alerting Protocol Version 1.2, 1 July 2010, section 3), written out here by hand.
 */

/** An element as it was read. */
export type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#13': '\r',
};
const plain = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** Reads a document of ours: elements, attributes and text, nothing else. @throws Error where it is not well-formed */
export const readXml = (document: string): Node => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(head)) throw new Error('no XML declaration');
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let end = head.length;
  for (const found of document.matchAll(/<(\/?)([\w:]+)((?:\s[\w:]+="[^"<]*")*)(\/?)>/g)) {
    const [whole, closes, name = '', said = '', isEmpty] = found;
    const top = open.at(-1) ?? root;
    const between = document.slice(end, found.index);
    if (/[<>]/.test(between)) throw new Error(`not well-formed near ${between}`);
    top.text += plain(between);
    end = found.index + whole.length;
    if (closes) {
      if (top.name !== name) throw new Error(`</${name}> ends <${top.name}>`);
      open.pop();
      continue;
    }
    const attributes = [...said.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
      key,
      plain(value),
    ]);
    const node = { name, attributes: Object.fromEntries(attributes), children: [], text: '' };
    top.children.push(node);
    if (!isEmpty) open.push(node);
  }
  const [only] = root.children;
  if (open.length !== 1 || only === undefined || root.children.length > 1) throw new Error('not one element');
  return only;
};

/** How often an element may come: once, at most once, any number, or at least once; and what it may say or hold. */
type Rule = { times: '1' | '?' | '*' | '+'; says?: RegExp | readonly string[]; holds?: Sequence };
type Sequence = Readonly<Record<string, Rule>>;

/** A time with seconds and an offset, never with a `Z`. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/;
const pair: Sequence = { valueName: { times: '1' }, value: { times: '1' } };

const area: Sequence = {
  areaDesc: { times: '1', says: /./ },
  polygon: { times: '*' },
  circle: { times: '*', says: /^-?\d+(\.\d+)?,-?\d+(\.\d+)? \d+(\.\d+)?$/ },
  geocode: { times: '*', holds: pair },
  altitude: { times: '?' },
  ceiling: { times: '?' },
};

const info: Sequence = {
  language: { times: '?', says: /^[a-z]{2}-[A-Z]{2}$/ },
  category: {
    times: '+',
    says: [
      'Geo',
      'Met',
      'Safety',
      'Security',
      'Rescue',
      'Fire',
      'Health',
      'Env',
      'Transport',
      'Infra',
      'CBRNE',
      'Other',
    ],
  },
  event: { times: '1', says: /./ },
  responseType: {
    times: '*',
    says: ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'],
  },
  urgency: { times: '1', says: ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] },
  severity: { times: '1', says: ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] },
  certainty: { times: '1', says: ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] },
  audience: { times: '?' },
  eventCode: { times: '*', holds: pair },
  effective: { times: '?', says: time },
  onset: { times: '?', says: time },
  expires: { times: '?', says: time },
  senderName: { times: '?' },
  headline: { times: '?', says: /^.{1,160}$/ },
  description: { times: '?' },
  instruction: { times: '?' },
  web: { times: '?', says: /^https?:\/\/\S+$/ },
  contact: { times: '?' },
  parameter: { times: '*', holds: pair },
  resource: { times: '*' },
  area: { times: '*', holds: area },
};

/** Neither spaces, commas nor the letters that XML reserves. */
const name = /^[^\s,<&]+$/;

const alert: Sequence = {
  identifier: { times: '1', says: name },
  sender: { times: '1', says: name },
  sent: { times: '1', says: time },
  status: { times: '1', says: ['Actual', 'Exercise', 'System', 'Test', 'Draft'] },
  msgType: { times: '1', says: ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] },
  source: { times: '?' },
  scope: { times: '1', says: ['Public', 'Restricted', 'Private'] },
  restriction: { times: '?' },
  addresses: { times: '?' },
  code: { times: '*' },
  note: { times: '?' },
  references: { times: '?', says: /^[^\s,]+,[^\s,]+,[^\s,]+( [^\s,]+,[^\s,]+,[^\s,]+)*$/ },
  incidents: { times: '?' },
  info: { times: '*', holds: info },
};

const counts = {
  '1': (n: number) => n === 1,
  '?': (n: number) => n <= 1,
  '*': () => true,
  '+': (n: number) => n >= 1,
} as const;

const faultsOf = (node: Node, sequence: Sequence): string[] => {
  const order = Object.keys(sequence);
  const places = node.children.map((child) => order.indexOf(child.name));
  const faults = node.children
    .filter((_, n) => places[n] === -1)
    .map((child) => `${node.name} has ${child.name}`);
  if (places.some((place, n) => place < (places[n - 1] ?? 0))) faults.push(`${node.name} is out of order`);
  for (const [called, { times, says, holds }] of Object.entries(sequence)) {
    const found = node.children.filter((child) => child.name === called);
    if (!counts[times](found.length)) faults.push(`${node.name} has ${called} ${found.length} times`);
    for (const child of found) {
      const isSaid =
        says === undefined || ('test' in says ? says.test(child.text) : says.includes(child.text));
      if (!isSaid) faults.push(`${called} says ${child.text}`);
      if (holds) faults.push(...faultsOf(child, holds));
      else if (child.children.length > 0) faults.push(`${called} holds elements`);
    }
  }
  return faults;
};

/** What the standard has against an element of CAP. */
export const capFaults = (node: Node): string[] => {
  const faults = faultsOf(node, alert);
  if (node.name !== 'alert') faults.push(`the root is ${node.name}`);
  if (node.attributes['xmlns'] !== 'urn:oasis:names:tc:emergency:cap:1.2') faults.push('another namespace');
  const said = (called: string) => childText(node, called);
  if (said('scope') === 'Restricted' && said('restriction') === '')
    faults.push('restricted, and not to whom');
  if (said('msgType') !== 'Alert' && said('references') === '') faults.push('refers to nothing');
  return faults;
};

/** The text of a child, '' where there is none. */
export const childText = (node: Node | undefined, called: string): string =>
  node?.children.find((child) => child.name === called)?.text ?? '';

/** The children of a name. */
export const childrenOf = (node: Node, called: string): Node[] =>
  node.children.filter((child) => child.name === called);

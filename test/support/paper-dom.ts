/*
 * Enough of a document for a page part to be rendered into, without a browser: what stands where, and its attributes.
 */

export type PaperNode = {
  nodeType: number;
  localName: string;
  namespaceURI: string;
  ownerDocument: unknown;
  data: string;
  childNodes: PaperNode[];
  parentNode: PaperNode | null;
  attributes: { name: string; value: string }[];
  readonly firstChild: PaperNode | null;
  readonly nextSibling: PaperNode | null;
  insertBefore: (node: PaperNode, before: PaperNode | null) => PaperNode;
  appendChild: (node: PaperNode) => PaperNode;
  remove: () => void;
  setAttribute: (name: string, value: unknown) => void;
  removeAttribute: (name: string) => void;
  addEventListener: () => void;
};

const element = 1;
const text = 3;

const node = (nodeType: number, localName: string, data = ''): PaperNode => ({
  ...{ nodeType, localName, data, namespaceURI: 'http://www.w3.org/1999/xhtml' },
  ownerDocument: paperDocument,
  childNodes: [],
  parentNode: null,
  attributes: [],
  get firstChild() {
    return this.childNodes[0] ?? null;
  },
  get nextSibling() {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  },
  insertBefore(child, before) {
    child.remove();
    child.parentNode = this;
    this.childNodes.splice(
      before === null ? this.childNodes.length : this.childNodes.indexOf(before),
      0,
      child,
    );
    return child;
  },
  appendChild(child) {
    return this.insertBefore(child, null);
  },
  remove() {
    const { parentNode } = this;
    if (parentNode) parentNode.childNodes = parentNode.childNodes.filter((one) => one !== this);
    this.parentNode = null;
  },
  setAttribute(name, value) {
    this.removeAttribute(name);
    this.attributes.push({ name, value: String(value) });
  },
  removeAttribute(name) {
    this.attributes = this.attributes.filter((one) => one.name !== name);
  },
  addEventListener: () => undefined,
});

export const paperDocument = {
  createElement: (name: string): PaperNode => node(element, name),
  createElementNS: (_: string, name: string): PaperNode => node(element, name),
  createTextNode: (data: unknown): PaperNode => node(text, '#text', String(data)),
};

/** Every text below a node, one after the other. */
export const saidBelow = ({ nodeType, data, childNodes }: PaperNode): string =>
  nodeType === text ? data : childNodes.map(saidBelow).join('');

/** Every element below a node. */
export const elementsBelow = ({ childNodes }: PaperNode): PaperNode[] =>
  childNodes.flatMap((child) => (child.nodeType === element ? [child, ...elementsBelow(child)] : []));

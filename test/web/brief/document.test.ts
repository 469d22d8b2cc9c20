import { createElement, render } from 'preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { briefHtml } from '../../../functions/brief/brief-html.ts';
import { BriefSheet } from '../../../web/brief/document.tsx';
import { theBrief } from '../../support/brief-said.ts';
import { elementsBelow, type PaperNode, paperDocument, saidBelow } from '../../support/paper-dom.ts';

beforeAll(() => {
  vi.stubGlobal('document', paperDocument);
});

const rendered = (document: ReturnType<typeof theBrief>): PaperNode => {
  const root = paperDocument.createElement('div');
  Reflect.apply(render, null, [createElement(BriefSheet, { document }), root]);
  return root;
};

const signs: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};
const bare = (text: string) => text.replace(/\s+/g, '');

/** The text of the page that stands alone from the date line on. */
const standsAlone = (document: ReturnType<typeof theBrief>): string => {
  const html = briefHtml({ document, origin: '' });
  const from = html.indexOf('<p class="meta">');
  const text = html.slice(from).replace(/<[^>]+>/g, '');
  return text.replace(/&(?:lt|gt|amp|quot|#39);/g, (sign) => signs[sign] ?? sign);
};

describe('the page of a brief', () => {
  it.each(['vi', 'en'] as const)('says word for word what the page that stands alone says (%s)', (lang) => {
    const document = theBrief({ lang });
    expect(bare(saidBelow(rendered(document)))).toBe(bare(standsAlone(document)));
  });

  it('leads to the same lists', () => {
    const document = theBrief();
    const links = elementsBelow(rendered(document))
      .filter(({ localName }) => localName === 'a')
      .flatMap(({ attributes }) => attributes.flatMap(({ name, value }) => (name === 'href' ? [value] : [])));
    const alone = [...briefHtml({ document, origin: '' }).matchAll(/href="([^"]+)"/g)];
    expect(links).toEqual(alone.map(([, href = '']) => href.replaceAll('&amp;', '&')));
    expect(links.length).toBeGreaterThan(30);
  });

  it('styles nothing in place: the policy would refuse it', () => {
    const names = elementsBelow(rendered(theBrief())).flatMap(({ attributes }) =>
      attributes.map(({ name }) => name),
    );
    expect(names).not.toContain('style');
    expect(names).toContain('stroke-width');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, xmlDocument, xmlText } from '../../domain/xml.ts';

describe('a text in XML', () => {
  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    [`"it's"`, '&quot;it&apos;s&quot;'],
    ['</alert><script>', '&lt;/alert&gt;&lt;script&gt;'],
    [']]>', ']]&gt;'],
    ['&amp;', '&amp;amp;'],
    ['line\nend\tand\rreturn', 'line\nend\tand&#13;return'],
    ['\u0000\u0001\u0008\u000b\u000c\u001f', '\ufffd'.repeat(6)],
    ['\ufffe\uffff', '\ufffd\ufffd'],
    ['\ud800 and \udc00', '\ufffd and \ufffd'],
    ['𝔛 Điềm Thụy 🏭', '𝔛 Điềm Thụy 🏭'],
    ['', ''],
  ])('%j is %j', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });

  it('never has a letter that XML cannot hold, nor one that would end it, whatever was said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const written = xmlText(text);
        expect(written).not.toMatch(/[<>"'\r]|&(?!(amp|lt|gt|quot|apos|#13);)/);
        expect(written.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
        expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }),
      { seed: 20210615, numRuns: 500 },
    );
  });
});

describe('an element', () => {
  it('holds text, elements and attributes, and leaves out what is not there', () => {
    const inner = [element('b', 'x & y'), null, element('c', null, { href: 'a"b' })];
    expect(xmlDocument(element('a', inner, { xmlns: 'urn:x' }))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:x"><b>x &amp; y</b><c href="a&quot;b"/></a>\n',
    );
  });
});

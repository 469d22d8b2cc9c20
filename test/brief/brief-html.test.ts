import { describe, expect, it } from 'vitest';
import { briefHtml } from '../../functions/brief/brief-html.ts';
import { theExample, theIssue } from '../support/brief-example.ts';
import { theBrief } from '../support/brief-said.ts';

const page = (other: Parameters<typeof theBrief>[0] = {}) =>
  briefHtml({ document: theBrief(other), origin: 'https://san-sang.test' });

const hostile = `<script>alert(1)</script> "KCN" & 'x'`;
const escaped = '&lt;script&gt;alert(1)&lt;/script&gt; &quot;KCN&quot; &amp; &#39;x&#39;';

describe('the page that stands alone', () => {
  it('has its language, its title, and nothing that runs or comes from elsewhere', () => {
    for (const lang of ['vi', 'en'] as const) {
      const html = page({ lang });
      expect(html).toContain(`<html lang="${lang}">`);
      expect(html).toMatch(/<title>[^<]+ · 2021-11-23<\/title>/);
      expect(html).not.toMatch(/<script|<link|<img|@import|url\(|style="|\son\w+=/i);
    }
  });

  it('leads from figures to their lists', () => {
    expect(page()).toContain(
      '<a href="https://san-sang.test/brief?day=2021-11-23&amp;list=reported&amp;zone=kcn-diem-thuy">43</a>',
    );
    expect(page()).toContain(
      '<a href="https://san-sang.test/brief?day=2021-11-23&amp;list=alerts-overdue">01</a>',
    );
    expect(page()).toContain(
      '<a href="https://san-sang.test/brief?day=2021-11-23&amp;list=directions">03</a>',
    );
  });

  it('shows names and texts that people typed as text, wherever they stand', () => {
    const [line] = theExample.cases;
    const [zone] = theExample.zones;
    const [proposal] = theIssue.review?.proposals ?? [];
    const [direction] = theIssue.directions;
    if (line === undefined || zone === undefined || proposal === undefined || direction === undefined)
      throw new Error('the example lacks a part');
    const proposals = [{ ...proposal, matter: hostile, basis: hostile, options: [hostile], lead: hostile }];
    const html = page({
      snapshot: { cases: [{ ...line, name: hostile }], zones: [{ ...zone, name: hostile }] },
      issue: {
        ...theIssue,
        review: theIssue.review && { ...theIssue.review, proposals },
        directions: [{ ...direction, state: 'open', text: hostile, owner: hostile }],
      },
    });
    expect(html).not.toContain('<script');
    expect(html.split(escaped).length).toBeGreaterThan(8);
  });

  it('carries the typeface that it is given', () => {
    const fontFace = '@font-face{font-family:x}';
    expect(briefHtml({ document: theBrief(), origin: '', fontFace })).toContain(`<style>${fontFace}`);
  });

  it('gives each drawing its title, its sentence and the table behind', () => {
    const html = page();
    for (const id of ['map', 'trend'])
      expect(html).toContain(`role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc"`);
    expect(html.match(/<details><summary>/g)).toHaveLength(2);
  });
});

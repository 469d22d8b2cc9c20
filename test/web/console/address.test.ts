import { describe, expect, it } from 'vitest';
import { href, placeOf, withParams } from '../../../web/console/address.ts';
import { idList } from '../../../web/console/id-list.ts';
import { plainText } from '../../../web/console/plain-text.ts';
import { queueFilterOf } from '../../../web/console/queue-filter.ts';

describe('the address of the console', () => {
  it.each([
    ['', { view: 'queue' }],
    ['?alert=case-reported.hai-au.1', { view: 'episode', id: 'case-reported.hai-au.1' }],
    ['?site=hai-au', { view: 'site', id: 'hai-au' }],
    ['?view=sites&zone=kcn-yen-binh', { view: 'sites' }],
    ['?view=register', { view: 'register' }],
    ['?view=plans&zone=kcn-yen-binh', { view: 'plans' }],
    ['?view=deliveries&state=failed', { view: 'deliveries' }],
    ['?view=webhooks', { view: 'webhooks' }],
    ['?site=hai-au&plan=2', { view: 'plan', site: 'hai-au', version: 2 }],
    ['?site=hai-au&plan=two', { view: 'site', id: 'hai-au' }],
    ['?plan=2', { view: 'queue' }],
    ['?view=elsewhere', { view: 'queue' }],
  ])('%s names %j', (search, place) => {
    expect(placeOf(search)).toEqual(place);
  });

  it('leads back to what it was made of', () => {
    expect(placeOf(new URL(href.alert('not-ready.a-1.2'), 'https://x').search)).toEqual({
      view: 'episode',
      id: 'not-ready.a-1.2',
    });
  });

  it('changes some values and drops empty ones', () => {
    expect(withParams('?view=sites&zone=a', { zone: '', band: 'weak' })).toBe('?view=sites&band=weak');
    expect(withParams('?zone=a', { zone: '' })).toBe('');
  });

  it('narrows the queue by what it knows and leaves out the rest', () => {
    expect(queueFilterOf('?severity=critical&rule=nothing&state=closed')).toEqual({
      severity: 'critical',
      zone: undefined,
      rule: undefined,
      state: 'closed',
    });
  });
});

describe('typed texts', () => {
  it('are found without marks', () => {
    expect(plainText('  KCN Sông  Công Đ')).toBe('kcn song cong d');
  });

  it('list identifiers however they are separated', () => {
    expect(idList('A-1, b\n b;c ')).toEqual(['a-1', 'b', 'c']);
  });
});

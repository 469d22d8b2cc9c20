import { describe, expect, it } from 'vitest';
import { DeliveryState, deliveryDetails } from '../../../domain/delivery.ts';
import en from '../../../domain/texts/en/page-console-deliveries.json' with { type: 'json' };
import faults from '../../../domain/texts/vi/faults.json' with { type: 'json' };
import vi from '../../../domain/texts/vi/page-console-deliveries.json' with { type: 'json' };
import rules from '../../../domain/texts/vi/rules.json' with { type: 'json' };
import { detailSpeech, noticeSpeech } from '../../../web/console/delivery-speech.ts';
import { typedOf, webhookRequest, withValue } from '../../../web/console/webhook-typed.ts';

describe('a notice in the log', () => {
  it.each([
    [
      'case-reported.may-song-cau.1#1#open',
      'Có ca F0 mới – mở',
      'case-reported.may-song-cau.1',
      'may-song-cau',
    ],
    ['not-ready.mau.2#7#escalate', 'Chưa sẵn sàng – báo lên cấp trên', 'not-ready.mau.2', 'mau'],
    ['not-ready.mau.2#7#new-step', 'Chưa sẵn sàng – new-step', 'not-ready.mau.2', 'mau'],
    ['reminder#mau#2021-06-15', 'Nhắc báo cáo', null, 'mau'],
    ['call-list#2021-06-15', 'Danh sách cần gọi', null, '2021-06-15'],
    ['count#2021-06-15', 'Bảng đếm sau giờ chốt', null, '2021-06-15'],
    ['something#else', 'Thông báo', null, 'something#else'],
  ])('%s reads %s', (id, text, alertId, place) => {
    expect(noticeSpeech(id, { deliveries: vi, rules })).toEqual({ text, alertId, place });
  });

  const own = [
    ...['blocked-address', 'no-such-host', 'no-connection', 'bad-certificate', 'timeout'],
    ...['endpoint-stopped', 'notice-gone', 'asked'],
  ];
  it.each([...deliveryDetails, ...own])('says in words why it is where it is: %s', (detail) => {
    for (const words of [vi, en]) expect(detailSpeech(detail, words)).not.toBe(detail);
  });

  it('says what the receiver answered, and what has no words as it is', () => {
    expect(detailSpeech('http-503', vi)).toBe('bên nhận trả lời mã 503');
    expect(detailSpeech('new-detail', vi)).toBe('new-detail');
  });

  it('has words for every state', () => {
    for (const { states } of [vi, en]) expect(Object.keys(states)).toEqual(DeliveryState.options);
  });
});

describe('an endpoint that is typed', () => {
  const typed = {
    ...typedOf(null),
    id: ' c-thai-nguyen ',
    name: ' Trung tâm ',
    url: 'https://x.example/take',
  };

  it('becomes a request', () => {
    const rulesTyped = 'case-reported, site-outbreak\ncase-reported';
    const made = webhookRequest(faults, { ...typed, rules: rulesTyped, severities: ['critical'] });
    expect(made).toEqual({
      ok: true,
      webhookId: 'c-thai-nguyen',
      fields: {
        ...{ name: 'Trung tâm', url: 'https://x.example/take', about: ['alert'], active: true },
        ...{ rules: ['case-reported', 'site-outbreak'], severities: ['critical'], zones: [] },
      },
    });
  });

  it.each([
    [{ id: 'No Id' }, 'id', faults['not-a-webhook-id']],
    [{ url: 'ftp://x.example' }, 'url', faults['not-a-webhook-url']],
    [{ name: '' }, 'name', faults.missing],
    [{ rules: 'nothing' }, 'rules', faults['unknown-rule']],
    [{ zones: 'No Zone!' }, 'zones', faults['unknown-zone']],
  ])('says what is wrong with %o', (over, field, message) => {
    expect(webhookRequest(faults, { ...typed, ...over })).toEqual({
      ok: false,
      errors: [{ field, message }],
    });
  });

  it('has each kind once, however often its box is ticked', () => {
    expect(withValue(withValue(['a'], 'b', true), 'b', true)).toEqual(['a', 'b']);
    expect(withValue(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});

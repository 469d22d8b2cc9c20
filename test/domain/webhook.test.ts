import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { callListNotice, countNotice, type Notice, reminderNotice } from '../../domain/notice.ts';
import {
  changedWebhook,
  rotatedWebhook,
  signingSecrets,
  stoppedWebhook,
  WebhookFields,
  type WebhookRecord,
  WebhookUrl,
  wantsNotice,
} from '../../domain/webhook.ts';
import { aNotice, aWebhook, knownSecret, now, webhookFields } from '../support/notices.ts';

const day = '2021-06-15';
const reminder = reminderNotice({ siteId: 'may-song-cau', zoneId: 'kcn-song-cong-1' }, day, now);

describe('the address of an endpoint', () => {
  it.each([
    ['https://example.org', true],
    ['https://example.org/', true],
    [' https://example.org/take?key=1 ', true],
    ['https://example.org:8443/take', true],
    ['HTTPS://EXAMPLE.ORG/take', true],
    ['https://[2606:4700::1111]/take', true],
    ['http://localhost:4150/take', true],
    ['http://127.0.0.1:4150/take', true],
    ['http://[::1]:4150/take', true],
    ['http://example.org/take', false],
    ['http://localhost.example.org/take', false],
    ['http://127.0.0.1.example.org/', false],
    ['https://user:secret@example.org/', false],
    ['https://example.org/#part', false],
    ['https://example.org/a b', false],
    ['https:///take', false],
    ['https://-example.org/', false],
    ['ftp://example.org/', false],
    ['file:///etc/passwd', false],
    ['//example.org/', false],
    ['example.org', false],
    ['', false],
    [`https://example.org/${'x'.repeat(500)}`, false],
  ])('%s: %s', (address, isOne) => {
    expect(z.safeParse(WebhookUrl, address).success).toBe(isOne);
  });

  it('is all that must be said, with a name', () => {
    expect(WebhookFields.parse({ name: 'Zalo', url: 'https://zns.example' })).toEqual(
      webhookFields({ name: 'Zalo', url: 'https://zns.example' }),
    );
  });
});

describe('what an endpoint is told', () => {
  const zoneWide = aNotice({ rule: 'zone-cluster', siteId: null });
  it.each<[string, Partial<WebhookFields>, Notice, boolean]>([
    ['every alert, when it asks for nothing in particular', {}, aNotice(), true],
    ['no reminder, unless it asks', {}, reminder, false],
    ['reminders that it asks for', { about: ['reminder'] }, reminder, true],
    ['no alert, when it asks for reminders alone', { about: ['reminder'] }, aNotice(), false],
    ['alerts of its rules', { rules: ['case-reported'] }, aNotice(), true],
    ['none of other rules', { rules: ['not-ready'] }, aNotice(), false],
    ['alerts of its severities', { severities: ['critical', 'high'] }, aNotice(), true],
    ['none of other severities', { severities: ['high'] }, aNotice(), false],
    ['alerts of its zones', { zones: ['kcn-song-cong-1'] }, aNotice(), true],
    ['none of other zones', { zones: ['kcn-diem-thuy'] }, aNotice(), false],
    ['none of another zone as a whole', { zones: ['kcn-diem-thuy'] }, zoneWide, false],
    ['reminders of its zones alone', { about: ['reminder'], zones: ['kcn-diem-thuy'] }, reminder, false],
    [
      'reminders, whatever rules it asks of alerts',
      { about: ['alert', 'reminder'], rules: ['not-ready'], severities: ['low'] },
      reminder,
      true,
    ],
    [
      'the call list, whatever its zones',
      { about: ['call-list'], zones: ['kcn-diem-thuy'] },
      callListNotice(day, now),
      true,
    ],
    ['the count', { about: ['count'] }, countNotice(day, now), true],
    ['nothing, once it is stopped', { active: false }, aNotice(), false],
  ])('%s', (_, fields, notice, expected) => {
    expect(wantsNotice(aWebhook(fields).webhook, notice)).toBe(expected);
  });
});

describe('an endpoint over time', () => {
  const later = '2021-06-16T01:59:59.999Z';
  const act = { by: 'Quản trị', now };
  const other = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

  it('signs with both secrets for a day after a change, and then with the new one', () => {
    const rotated = rotatedWebhook(aWebhook(), other, act);
    expect(signingSecrets(rotated, later)).toEqual([other, knownSecret]);
    expect(signingSecrets(rotated, '2021-06-16T02:00:00.000Z')).toEqual([other]);
    expect(signingSecrets(aWebhook(), now)).toEqual([knownSecret]);
    expect(rotated).toMatchObject({ writes: 2, webhook: { secretMadeAt: now, changedBy: 'Quản trị' } });
  });

  it.each<[string, WebhookRecord, boolean, 'admin' | 'receiver' | null]>([
    [
      'stopped by the admin',
      changedWebhook(aWebhook(), webhookFields({ active: false }), act),
      false,
      'admin',
    ],
    ['deactivated', stoppedWebhook(aWebhook(), 'admin', act), false, 'admin'],
    ['stopped by its receiver', stoppedWebhook(aWebhook(), 'receiver', act), false, 'receiver'],
    [
      'stopped by its receiver, and renamed',
      changedWebhook(stoppedWebhook(aWebhook(), 'receiver', act), webhookFields({ active: false }), act),
      false,
      'receiver',
    ],
    [
      'active again',
      changedWebhook(stoppedWebhook(aWebhook(), 'receiver', act), webhookFields(), act),
      true,
      null,
    ],
  ])('that was %s says so', (_, { webhook }, active, stoppedBy) => {
    expect([webhook.active, webhook.stoppedBy]).toEqual([active, stoppedBy]);
  });

  it('keeps its secret out of what is shown', () => {
    expect(JSON.stringify(rotatedWebhook(aWebhook(), other, act).webhook)).not.toContain('whsec_');
  });
});

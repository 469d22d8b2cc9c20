import * as z from 'zod/mini';
import type { Severity } from '../../domain/alert.ts';
import { type About, type Webhook, WebhookFields, WebhookId } from '../../domain/webhook.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { faultWords, fieldErrors } from './fault-words.ts';
import { idList } from './id-list.ts';
import type { Words } from './words.ts';

/** An endpoint as it is typed; rules and zones are lists of identifiers. */
export type Typed = {
  id: string;
  name: string;
  url: string;
  about: readonly About[];
  severities: readonly Severity[];
  rules: string;
  zones: string;
  active: boolean;
};

export const typedOf = (webhook: Webhook | null): Typed => ({
  id: webhook?.webhookId ?? '',
  name: webhook?.name ?? '',
  url: webhook?.url ?? '',
  about: webhook?.about ?? ['alert'],
  severities: webhook?.severities ?? [],
  rules: webhook?.rules.join('\n') ?? '',
  zones: webhook?.zones.join('\n') ?? '',
  active: webhook?.active ?? true,
});

type Made =
  | { ok: true; webhookId: string; fields: WebhookFields }
  | { ok: false; errors: readonly FieldError[] };

/** The request out of what was typed, or what is wrong with it. */
export const webhookRequest = (faults: Words['faults'], typed: Typed): Made => {
  const { id, name, url, about, severities, rules, zones, active } = typed;
  const named = z.safeParse(WebhookId, id.trim());
  const fields = z.safeParse(WebhookFields, {
    ...{ name, url, about: [...about], severities: [...severities], active },
    ...{ rules: idList(rules), zones: idList(zones) },
  });
  if (named.success && fields.success) return { ok: true, webhookId: named.data, fields: fields.data };
  const errors = [
    ...(named.success ? [] : [{ field: 'id', message: faultWords(faults, 'not-a-webhook-id') }]),
    ...(fields.success ? [] : fieldErrors(faults, fields.error.issues)),
  ];
  return { ok: false, errors };
};

/** The list with the value, or without it. */
export const withValue = <V>(list: readonly V[], value: V, isIn: boolean): V[] => [
  ...list.filter((one) => one !== value),
  ...(isIn ? [value] : []),
];

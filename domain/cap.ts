import type { Episode } from './alert.ts';
import type { CapMessage } from './cap-message.ts';
import { dayOf, type Instant } from './day.ts';
import { unitNameOn } from './pack/units.ts';
import type { PackZone } from './pack/zones.ts';
import capEn from './texts/en/cap.json' with { type: 'json' };
import rulesEn from './texts/en/rules.json' with { type: 'json' };
import { fill, type Lang, langs } from './texts/text.ts';
import capVi from './texts/vi/cap.json' with { type: 'json' };
import rulesVi from './texts/vi/rules.json' with { type: 'json' };
import { element, type Xml } from './xml.ts';

/*
 * OASIS Common Alerting Protocol 1.2. A message names the rule and the zone, never a figure of health, a workplace or a person: those
 * are behind the link, for who may read them.
 */

/** What a message is made of: the episode as it is, the message and those before it, and where it lies. */
export type CapFacts = {
  episode: Pick<Episode, 'id' | 'rule' | 'state' | 'outcome' | 'openedAt' | 'level'>;
  message: CapMessage;
  messages: readonly CapMessage[];
  zone: Pick<PackZone, 'name' | 'unit' | 'areaHa' | 'lat' | 'lon'>;
  /** Of the pages, without a slash at its end; its host is whom messages are from. */
  origin: string;
};

const words = { vi: { cap: capVi, rules: rulesVi }, en: { cap: capEn, rules: rulesEn } } as const;
const tags: Readonly<Record<Lang, string>> = { vi: 'vi-VN', en: 'en-US' };

export const capMediaType = 'application/cap+xml';
const namespace = 'urn:oasis:names:tc:emergency:cap:1.2';

/** Hours for which a message holds unless another replaces it. [D] */
const heldHours = 24;
/** How far the marker of a zone may be off, kilometres. Source: pack/zones.ts. */
const markerOffKm = 3;

/** An instant as CAP writes it: to the second, at the province's offset and never with a `Z`. */
export const capTime = (instant: Instant): string =>
  `${new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;

/** Whom messages are from: neither spaces, commas, `<` nor `&`. */
export const capSender = (origin: string): string => `san-sang@${origin.replace(/^[a-z]+:\/\//, '')}`;

/** The n-th message of an episode; with its sender it is unique in the world. */
export const capIdentifier = (alertId: string, n: number): string => `${alertId}.${n}`;

/** Who is to be taken in by it: nobody, when the episode was a drill. */
export const capStatus = ({ outcome }: Pick<Episode, 'outcome'>): 'Actual' | 'Exercise' =>
  outcome === 'exercise' ? 'Exercise' : 'Actual';

const text = (name: string, content: string): Xml => element(name, content);

/** The address of the episode for a person. */
export const consoleLink = (origin: string, alertId: string) => `${origin}/console?alert=${alertId}`;

/** A message as an `alert` element of CAP 1.2, in the order of its schema. */
export const capAlert = (facts: CapFacts): Xml => {
  const { episode, message, messages, origin } = facts;
  const sender = capSender(origin);
  const replaced = messages.filter(({ n }) => message.replaces.includes(n));
  const references = replaced.map(
    ({ n, sent }) => `${sender},${capIdentifier(episode.id, n)},${capTime(sent)}`,
  );
  const isDrill = capStatus(episode) === 'Exercise';
  return element(
    'alert',
    [
      text('identifier', capIdentifier(episode.id, message.n)),
      text('sender', sender),
      text('sent', capTime(message.sent)),
      text('status', capStatus(episode)),
      text('msgType', message.type),
      text('scope', 'Restricted'),
      text('restriction', `${capVi.restriction} / ${capEn.restriction}`),
      isDrill ? text('note', `${capVi.exercise} / ${capEn.exercise}`) : null,
      references.length > 0 ? text('references', references.join(' ')) : null,
      text('incidents', episode.id),
      ...langs.map((lang) => info(lang, facts)),
    ],
    { xmlns: namespace },
  );
};

const info = (lang: Lang, { episode, message, zone, origin }: CapFacts): Xml => {
  const { cap, rules } = words[lang];
  const isOver = message.type === 'Cancel';
  const rule = rules[episode.rule].label;
  const slots = { rule, zone: zone.name };
  const headline = fill(isOver ? cap.headlineOver : cap.headline, slots);
  return element('info', [
    text('language', tags[lang]),
    text('category', 'Health'),
    text('event', rule),
    text('responseType', isOver ? 'AllClear' : 'Execute'),
    text('urgency', isOver ? 'Past' : 'Immediate'),
    text('severity', 'Severe'),
    text('certainty', certaintyOf(episode)),
    element('eventCode', [text('valueName', 'vn.san-sang:rule'), text('value', episode.rule)]),
    text('effective', capTime(message.sent)),
    text('onset', capTime(episode.openedAt)),
    // What goes on has no end that could be known: a reader must not drop it a day after its last message.
    ...(isOver
      ? [text('expires', capTime(new Date(Date.parse(message.sent) + heldHours * 3_600_000).toISOString()))]
      : []),
    text('senderName', cap.senderName),
    text('headline', capStatus(episode) === 'Exercise' ? `${cap.drill} – ${headline}` : headline),
    text('description', fill(descriptionOf(cap, episode, isOver), slots)),
    text('instruction', isOver ? cap.instructionOver : cap.instruction),
    text('web', consoleLink(origin, episode.id)),
    ...[
      ['vn.san-sang:state', isOver ? 'closed' : episode.state],
      ['vn.san-sang:level', String(episode.level)],
    ].map(([name = '', value = '']) => element('parameter', [text('valueName', name), text('value', value)])),
    area(zone, unitNameOn(zone.unit, dayOf(message.sent))),
  ]);
};

/** A positive result that is still to be confirmed is likely; all else somebody has seen. */
const certaintyOf = ({ rule }: Pick<Episode, 'rule'>) =>
  rule === 'positive-unconfirmed' ? 'Likely' : 'Observed';

const descriptionOf = (cap: typeof capVi, { outcome }: Pick<Episode, 'outcome'>, isOver: boolean): string =>
  isOver ? cap.over[outcome ?? 'resolved'] : cap.description;

/**
 * The zone by its name, with the unit that it lay in when the message was sent, and, where its marker is known, a circle of as much
 * land as it has and of what the marker may be off.
 */
const area = ({ name, areaHa, lat, lon }: CapFacts['zone'], unit: string | null): Xml =>
  element('area', [
    text('areaDesc', unit === null ? name : `${name}, ${unit}`),
    lat === null || lon === null ? null : text('circle', `${lat},${lon} ${radiusKm(areaHa)}`),
  ]);

const radiusKm = (areaHa: number | null): string =>
  (Math.sqrt((areaHa ?? 0) / 100 / Math.PI) + markerOffKm).toFixed(1);

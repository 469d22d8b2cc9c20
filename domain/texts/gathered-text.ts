import { type Gathered, groupNamed } from '../gathered.ts';
import { clocks } from '../pack/clocks.ts';
import { formatNumber } from './format.ts';
import { fillWithin, type MailText } from './mail-text.ts';
import { noticeWords } from './notice-words.ts';
import { fill, type Lang } from './text.ts';

type Telling = { lang: Lang; origin: string; zoneName: (zoneId: string) => string; silentShare: number };

/** Zones that are named before "and n more". */
const namedZones = 3;

/** Notices that are told as one, in words: how many, of what, where; never a figure of health or the name of a person. */
export const gatheredText = (
  gathered: Gathered,
  { lang, origin, zoneName, silentShare }: Telling,
): MailText => {
  const { notices, rules } = noticeWords[lang];
  const group = groupNamed(gathered.group);
  const named = gathered.zones.slice(0, namedZones).map(zoneName).join(', ');
  const rest = gathered.zones.length - namedZones;
  const place = rest > 0 ? fill(notices.more, { zones: named, n: String(rest) }) : named;
  const rule = group.by === 'storm' && group.rule !== null ? rules[group.rule].label : '';
  const kind = kindOf(gathered);
  const slots = {
    ...{ n: formatNumber(lang, gathered.notices.length), rule, place, zones: place },
    cutOff: clocks.day.cutOff,
    percent: `${formatNumber(lang, silentShare * 100)}%`,
    link: gathered.toSite ? `${origin}/check-in` : `${origin}/console${placeOf(gathered)}`,
  };
  const text = notices.text[kind].replace('{zones}', '{place}');
  return { subject: fill(notices.about[kind], slots), body: fillWithin(text, slots) };
};

const kindOf = ({ group, silent }: Gathered) => {
  const { by, ...rest } = groupNamed(group);
  if (by === 'office-hours') return 'officeHours';
  if (by === 'missed') return silent ? 'silent' : 'missed';
  return 'rule' in rest && rest.rule === null ? 'reminders' : 'storm';
};

/** Where the reader goes on: the list of the missing, or the queue. */
const placeOf = ({ group }: Gathered) => (groupNamed(group).by === 'missed' ? '?view=missing' : '');

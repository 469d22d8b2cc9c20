import type { Said } from '../template-lines.ts';
import { formatDay, formatNumber } from './format.ts';
import { fill, type Lang } from './text.ts';

type Named = Readonly<Record<string, string>>;
type Labelled = Readonly<Record<string, { readonly label: string }>>;

/** The words of templates themselves, as `template.json` has them. */
export type TemplateTexts = {
  readonly parts: Named;
  readonly names: Named;
  readonly values: Named;
  readonly riskLevels: Named;
} & Readonly<Record<'hours' | 'minutes' | 'noClock' | 'yes' | 'no' | 'nothing', string>>;

/** What tells the lines of a template: its own words, and those of what it names. */
export type TemplateSpeech = {
  readonly lang: Lang;
  readonly template: TemplateTexts;
  readonly criteria: Labelled;
  readonly gates: Labelled;
  readonly rules: Labelled;
  readonly roles: Labelled;
  readonly sources: Labelled;
  readonly standing: { readonly bands: Labelled; readonly severities: Labelled };
};

const split = (line: string): [string, string] => {
  const at = line.indexOf('/');
  return [line.slice(0, at), line.slice(at + 1)];
};

/** As many decimals as a number has, up to two: parameters are written down, not measured. */
export const decimalsOf = (value: number) =>
  Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2;

const namesOf = (speech: TemplateSpeech, part: string): Labelled =>
  new Map<string, Labelled>([
    ['criteria', speech.criteria],
    ['gates', speech.gates],
    ['rules', speech.rules],
    ['source', speech.sources],
    ['bands', speech.standing.bands],
  ]).get(part) ?? {};

/** What a place is called, in its part if that has its own word for it; its id where nobody has named it. */
export const placeText = ({ template }: TemplateSpeech, line: string, place: string): string => {
  const [part, name] = split(line);
  const last = (place === '' ? name : place).split('/').at(-1) ?? '';
  return template.names[`${part}/${last}`] ?? template.names[last] ?? last;
};

/** What a line is called inside its part: `Đeo khẩu trang`. */
export const lineName = (speech: TemplateSpeech, line: string): string => {
  const [part, name] = split(line);
  if (part === 'riskLevels') return speech.template.riskLevels[name] ?? name;
  return namesOf(speech, part)[name]?.label ?? placeText(speech, line, '');
};

/** A line with its part: `Tiêu chí: Đeo khẩu trang`. */
export const lineText = (speech: TemplateSpeech, line: string): string => {
  const [part] = split(line);
  return `${speech.template.parts[part] ?? part}: ${lineName(speech, line)}`;
};

/** A clock in hours, or in minutes where it is no whole half hour. */
export const clockText = ({ lang, template }: Pick<TemplateSpeech, 'lang' | 'template'>, minutes: number) =>
  minutes % 30 === 0
    ? fill(template.hours, { n: formatNumber(lang, minutes / 60, minutes % 60 === 0 ? 0 : 1) })
    : fill(template.minutes, { n: formatNumber(lang, minutes) });

const wordOf = (speech: TemplateSpeech, text: string, last: string): string => {
  const known: Labelled =
    {
      severity: speech.standing.severities,
      raisedTo: speech.standing.severities,
      owner: speech.roles,
      parent: speech.rules,
    }[last] ?? {};
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text);
  return known[text]?.label ?? speech.template.values[text] ?? text;
};

const nothingText = ({ template }: TemplateSpeech, last: string) =>
  last.endsWith('WithinMinutes') ? template.noClock : template.nothing;

/** What is said at a place, in words and with its unit; a missing value is nothing. */
export const saidText = (
  speech: TemplateSpeech,
  line: string,
  place: string,
  said: Said | undefined,
): string => {
  const last = (place === '' ? line : place).split('/').at(-1) ?? '';
  if (said === undefined || said === null) return nothingText(speech, last);
  if (typeof said === 'boolean') return said ? speech.template.yes : speech.template.no;
  if (typeof said === 'number')
    return last.endsWith('Minutes')
      ? clockText(speech, said)
      : formatNumber(speech.lang, said, decimalsOf(said));
  if (typeof said === 'string') return wordOf(speech, said, last);
  const each = said.map((one) =>
    typeof one === 'number'
      ? formatNumber(speech.lang, one, decimalsOf(one))
      : (speech.sources[one]?.label ?? one),
  );
  return each.join(', ') || speech.template.nothing;
};

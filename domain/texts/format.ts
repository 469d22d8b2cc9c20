import { type Day, dayOf, type Instant } from '../day.ts';
import type { Lang } from './text.ts';

export { formatSpan } from './format-span.ts';

const OFFSET_MS = 7 * 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');
const parts = (day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month, date };
};
const clock = (instant: Instant) => {
  const local = new Date(Date.parse(instant) + OFFSET_MS);
  return { hour: two(local.getUTCHours()), minute: two(local.getUTCMinutes()) };
};

/** `1.234,5` in Vietnamese, `1,234.5` in English; `decimals` digits after the sign, half up (as the readiness is rounded). */
export const formatNumber = (lang: Lang, value: number, decimals = 0): string => {
  const scale = 10 ** decimals;
  // The tiny term undoes binary noise: 1.005 × 100 is 100.49999….
  const scaled = Math.round(Math.abs(value) * scale + 1e-9);
  const whole = String(Math.floor(scaled / scale)).replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',');
  const rest =
    decimals > 0 ? (lang === 'vi' ? ',' : '.') + String(scaled % scale).padStart(decimals, '0') : '';
  return (value < 0 && scaled > 0 ? '−' : '') + whole + rest;
};

/** Percent with one decimal: `91,0%` in Vietnamese, `91.0 %` in English. `value` is 0–100. */
export const formatPercent = (lang: Lang, value: number, decimals = 1): string =>
  `${formatNumber(lang, value, decimals)}${lang === 'vi' ? '%' : '\u00a0%'}`;

/** A share of a whole as a percent; "–" of nothing. */
export const formatShare = (lang: Lang, count: number, of: number): string =>
  of === 0 ? '–' : formatPercent(lang, (100 * count) / of);

/** A number with its sign: `+2,3`, `−0,8`, `0,0`. */
export const formatChange = (lang: Lang, value: number, decimals = 0): string => {
  const text = formatNumber(lang, value, decimals);
  return /[1-9]/.test(text) && value > 0 ? `+${text}` : text;
};

/** `23/11/2021`. */
export const formatDay = (day: Day): string => {
  const { year, month, date } = parts(day);
  return `${date}/${month}/${year}`;
};

/** `23/11`, where the year is plain from the context. */
export const formatShortDay = (day: Day): string => {
  const { month, date } = parts(day);
  return `${date}/${month}`;
};

/** `15:00` at Asia/Ho_Chi_Minh. */
export const formatTime = (instant: Instant): string => {
  const { hour, minute } = clock(instant);
  return `${hour}:${minute}`;
};

/** `15:00 23/11/2021` at Asia/Ho_Chi_Minh. */
export const formatMoment = (instant: Instant): string =>
  `${formatTime(instant)} ${formatDay(dayOf(instant))}`;

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** Official date: `ngày 06 tháng 3 năm 2026` (a zero before days 1–9 and months 1–2 only), `6 March 2026`. */
export const formatOfficialDay = (lang: Lang, day: Day): string => {
  const { year, month, date } = parts(day);
  const n = Number(month);
  if (lang === 'en') return `${Number(date)} ${months[n - 1]} ${year}`;
  return `ngày ${date} tháng ${n <= 2 ? month : n} năm ${year}`;
};

/** Time in official papers: `15 giờ 00`, `15:00`. */
export const formatOfficialTime = (lang: Lang, instant: Instant): string => {
  const { hour, minute } = clock(instant);
  return lang === 'vi' ? `${hour} giờ ${minute}` : `${hour}:${minute}`;
};

/** A count in sentences of the brief: Vietnamese papers write 1–9 as `01` … `09`. */
export const formatOfficialCount = (lang: Lang, count: number): string =>
  lang === 'vi' && count >= 1 && count <= 9 ? `0${count}` : formatNumber(lang, count);

import type { Episode } from '../alert.ts';
import { dueAt } from '../alert-due.ts';
import { dayOf, type Instant } from '../day.ts';
import type { AlertNotice, WordedNotice } from '../notice.ts';
import { clocks } from '../pack/clocks.ts';
import type { Recipient } from '../recipients.ts';
import { formatMoment, formatNumber, formatShare, formatShortDay, formatSpan, formatTime } from './format.ts';
import { alertLink, fillWithin, type MailText } from './mail-text.ts';
import { checkInLink, silenceMessage } from './message.ts';
import { type NoticeWords, noticeWords } from './notice-words.ts';
import { fill, type Lang } from './text.ts';

/** What a notice is put into words with, beside itself. `origin` is that of the pages, without a slash at its end. */
export type Telling = {
  lang: Lang;
  origin: string;
  now: Instant;
  siteName: string | null;
  zoneName: string;
  /** As it is when the notice leaves. */
  episode: Episode | null;
  /** Reports of the day, in the recipient's zones. */
  coverage: { due: number; reported: number };
};

/** A notice in the words of its recipient. No body has a figure of health or the name of a person, or more than 300 characters. */
export const noticeText = (notice: WordedNotice, recipient: Recipient, telling: Telling): MailText => {
  const words = noticeWords[telling.lang];
  if (notice.about === 'alert') return alertText(notice, recipient, telling, words);
  const { about } = words.notices;
  const { now, origin, siteName } = telling;
  const day = formatShortDay(notice.day);
  if (notice.about === 'reminder') {
    const site = { siteId: notice.siteId, name: siteName ?? notice.siteId };
    return {
      subject: fill(about.reminder, { day }),
      body: silenceMessage(words.messages, { site, day: notice.day, origin, now }),
    };
  }
  const isList = notice.about === 'call-list';
  return {
    subject: fill(isList ? about.callList : about.count, { day }),
    body: fill(isList ? words.notices.text.callList : words.notices.text.count, {
      day,
      ...coverageSlots(telling),
      link: `${origin}/console?view=missing`,
    }),
  };
};

const coverageSlots = ({ lang, now, coverage: { due, reported } }: Telling) => ({
  time: formatTime(now),
  cutOff: clocks.day.cutOff,
  of: formatNumber(lang, due),
  reported: formatNumber(lang, reported),
  missing: formatNumber(lang, due - reported),
  share: formatShare(lang, reported, due),
});

/** What each step of an episode is called, to those who work on it. */
const steps: Readonly<
  Record<string, 'opened' | 'occurred' | 'lowered' | 'reopened' | 'raised' | 'fellBack'>
> = {
  open: 'opened',
  occur: 'occurred',
  lower: 'lowered',
  reopen: 'reopened',
  'raise-severity': 'raised',
  'fall-back': 'fellBack',
};

const alertText = (
  notice: AlertNotice,
  recipient: Recipient,
  telling: Telling,
  { notices, rules, severities }: NoticeWords,
): MailText => {
  const { rule, severity, at, step } = notice;
  const { lang, now, origin, siteName, zoneName, episode } = telling;
  const due = episode && dueAt(episode);
  const said = {
    rule: rules[rule].label,
    severity: severities[severity].label.toLowerCase(),
    place: siteName === null ? zoneName : `${siteName}, ${zoneName}`,
    zone: zoneName,
    time: formatTime(at),
    due: due === null ? '–' : formatMoment(due),
    late: formatSpan(lang, Math.max(60_000, due === null ? 0 : Date.parse(now) - Date.parse(due))),
    title: recipient.title?.[lang] ?? notices.someone,
    link: alertLink(origin, notice.alertId),
  };
  if (recipient.as === 'site') return siteText(notice, siteName ?? zoneName, said, telling, notices);
  const about = step === 'escalate' ? 'escalated' : (steps[step] ?? 'opened');
  const text = step === 'escalate' ? lateness(episode) : (steps[step] ?? 'opened');
  return {
    subject: fill(notices.about[about], said),
    body: fillWithin(notices.text[text], said),
  };
};

const lateness = (episode: Episode | null) => {
  if (episode === null || episode.state === 'responding' || episode.state === 'closed') return 'late';
  return episode.state === 'verified' ? 'lateAct' : 'lateVerify';
};

/** To a workplace: that its report of an F0 has arrived, else what it has to do, on its own page. */
const siteText = (
  { rule, siteId, at }: AlertNotice,
  place: string,
  said: Record<string, string>,
  { origin }: Telling,
  { about, text, toDo }: NoticeWords['notices'],
): MailText => {
  const isCase = rule === 'case-reported';
  const help = toDo[keyOf(toDo, rule)];
  const link = siteId === null ? `${origin}/check-in` : checkInLink(origin, siteId);
  const slots = { ...said, place, help, link, day: formatShortDay(dayOf(at)) };
  return {
    subject: fill(isCase ? about.accepted : about.toDo, slots),
    body: fillWithin(isCase ? text.accepted : text.toDo, slots),
  };
};

type ToDo = NoticeWords['notices']['toDo'];
const keyOf = (toDo: ToDo, rule: string): keyof ToDo => {
  const isKey = (name: string): name is keyof ToDo => name in toDo;
  return isKey(rule) ? rule : 'other';
};

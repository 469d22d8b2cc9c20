import enMessages from './en/messages.json' with { type: 'json' };
import enNotices from './en/notices.json' with { type: 'json' };
import enRules from './en/rules.json' with { type: 'json' };
import enStanding from './en/standing.json' with { type: 'json' };
import type { Lang } from './text.ts';
import viMessages from './vi/messages.json' with { type: 'json' };
import viNotices from './vi/notices.json' with { type: 'json' };
import viRules from './vi/rules.json' with { type: 'json' };
import viStanding from './vi/standing.json' with { type: 'json' };

/** The words of one language that notices are put into. */
export type NoticeWords = {
  notices: typeof viNotices;
  messages: typeof viMessages;
  rules: typeof viRules;
  severities: (typeof viStanding)['severities'];
};

export const noticeWords: Readonly<Record<Lang, NoticeWords>> = {
  vi: { notices: viNotices, messages: viMessages, rules: viRules, severities: viStanding.severities },
  en: { notices: enNotices, messages: enMessages, rules: enRules, severities: enStanding.severities },
};

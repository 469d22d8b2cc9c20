import { briefFileName, briefForms, briefKey } from '../../domain/brief-file.ts';
import type { Day } from '../../domain/day.ts';
import { formatShortDay } from '../../domain/texts/format.ts';
import { noticeWords } from '../../domain/texts/notice-words.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import type { Files } from '../stores/files.ts';
import type { MailContent } from '../stores/mail.ts';

/**
 * The mail that brings a brief to its readers: its short text, its page, and the printed sheet where there is one. It is the readers' own
 * brief, and so has figures; its subject, which others may see, has none. @throws Error when the brief has not gone out
 */
export const briefMail = async (files: Pick<Files, 'get'>, day: Day, lang: Lang): Promise<MailContent> => {
  const [text, html, sheet] = await Promise.all(
    (['txt', 'html', 'pdf'] as const).map((form) => files.get(briefKey(day, lang, form))),
  );
  if (!text || !html) throw new Error(`the brief of ${day} has not gone out`);
  const utf8 = new TextDecoder();
  return {
    subject: fill(noticeWords[lang].notices.about.brief, { day: formatShortDay(day) }),
    body: utf8.decode(text),
    html: utf8.decode(html),
    attachments: sheet ? [{ name: briefFileName(day, lang, 'pdf'), type: briefForms.pdf, bytes: sheet }] : [],
  };
};

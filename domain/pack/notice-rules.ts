import * as z from 'zod/mini';
import data from '#pack/notice-rules.json' with { type: 'json' };
import { langs } from '../texts/text.ts';

const Positive = z.int().check(z.gte(1));

/**
 * How people are told: the language of the mails, how many may leave in a day (critical ones leave all the same), from how many within
 * how many minutes the notices of a rule to one recipient are told together, and from which share of a zone's due sites on their
 * silence is one incident.
 */
export const NoticeRules = z.strictObject({
  language: z.enum(langs),
  mailsPerDay: Positive,
  storm: z.strictObject({ from: z.int().check(z.gte(2)), withinMinutes: Positive }),
  silentShare: z.number().check(z.gt(0), z.lte(1)),
  source: z.string(),
});
export type NoticeRules = z.infer<typeof NoticeRules>;

export const noticeRules: NoticeRules = NoticeRules.parse(data);

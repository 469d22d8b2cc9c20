import type { Episode } from '../../domain/alert.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { countName } from '../../domain/figures.ts';
import type { Member } from '../../domain/member.ts';
import { isStillNews } from '../../domain/news.ts';
import type { Notice } from '../../domain/notice.ts';
import { escalation } from '../../domain/pack/escalation.ts';
import { noticeRules } from '../../domain/pack/notice-rules.ts';
import { zones } from '../../domain/pack/zones.ts';
import { planToScore } from '../../domain/plan.ts';
import { type Recipient, recipientsOf } from '../../domain/recipients.ts';
import { noticeText } from '../../domain/texts/notice-text.ts';
import type { Alerts } from '../stores/alerts.ts';
import type { Files } from '../stores/files.ts';
import type { MailContent } from '../stores/mail.ts';
import type { Members } from '../stores/members.ts';
import type { Plans } from '../stores/plans.ts';
import type { Projections } from '../stores/projections.ts';
import type { Sites } from '../stores/sites.ts';
import { briefMail } from './brief-mail.ts';

export type NewsroomNeeds = {
  alerts: Pick<Alerts, 'get'>;
  members: Pick<Members, 'list' | 'bySubject'>;
  plans: Pick<Plans, 'list'>;
  sites: Pick<Sites, 'names'>;
  projections: Pick<Projections, 'zoneCounts'>;
  /** Where briefs lie. */
  snapshotFiles: Pick<Files, 'get'>;
  clock: () => string;
  /** Of the pages, without a slash at its end. */
  origin: string;
};

/** Members read at once. */
const pageOfMembers = 200;

const zoneNames = new Map(zones.map(({ id, name }) => [id, name]));
export const zoneName = (zoneId: string): string => zoneNames.get(zoneId) ?? zoneId;

/**
 * What is known about a notice: whom it concerns, whether it is news, and its words. Episodes are read each time, since a person may act
 * on one at any moment; members, contacts and counts once for each newsroom, which lasts for one run.
 */
export const newsroom = (needs: NewsroomNeeds) => {
  const { alerts, members, plans, sites, projections, snapshotFiles, clock, origin } = needs;
  let everybody: Promise<Member[]> | undefined;
  const contacts = remembered(async (siteId: string) => {
    const all = await plans.list(siteId);
    return (planToScore(all, dayOf(clock())) ?? all[0])?.contacts ?? [];
  });
  const counts = remembered((day: Day) => projections.zoneCounts(day));
  const briefs = remembered((day: Day) => briefMail(snapshotFiles, day, noticeRules.language));

  const concerned = async (notice: Notice) => {
    const siteId = 'siteId' in notice ? notice.siteId : null;
    const owner = notice.about === 'alert' && notice.owner !== null ? notice.owner.member : null;
    return {
      contacts: siteId === null ? [] : await contacts(siteId),
      owner: owner === null ? null : await members.bySubject(owner),
    };
  };
  const episodesOf = async (notice: Notice): Promise<[Episode | null, Episode | null]> => {
    if (notice.about !== 'alert') return [null, null];
    const { alertId, parent } = notice;
    return Promise.all([alerts.get(alertId), parent === null ? null : alerts.get(parent)]);
  };

  /** Who is still to be told of a notice, or everybody it ever was for, and its episode as it is now. */
  const readers = async (notice: Notice, even: 'news' | 'old' = 'news') => {
    everybody ??= allMembers(members);
    const [known, who, [episode, parent]] = await Promise.all([
      everybody,
      concerned(notice),
      episodesOf(notice),
    ]);
    const recipients = recipientsOf(notice, known, escalation, who).filter(
      ({ as }) => even === 'old' || notice.about !== 'alert' || isStillNews(notice, episode, parent, as),
    );
    return { recipients, episode };
  };

  const coverage = async (day: Day, some: readonly string[]) => {
    const rows = [...(await counts(day))].filter(([zoneId]) => some.length === 0 || some.includes(zoneId));
    const sum = (key: string) =>
      rows.reduce((total, [, row]) => total + (row[countName('coverage', key)] ?? 0), 0);
    return { due: sum('due'), reported: sum('reported') };
  };

  return {
    readers,

    /** The share of a zone's due sites that did not report the day in time, 0–1. */
    silentShare: async (day: Day, zoneId: string): Promise<number> => {
      const row = (await counts(day)).get(zoneId) ?? {};
      const due = row[countName('coverage', 'due')] ?? 0;
      return due === 0 ? 0 : (row[countName('coverage', 'missing')] ?? 0) / due;
    },

    /** A notice in the words of one who is told. */
    textFor: async (notice: Notice, recipient: Recipient, episode: Episode | null): Promise<MailContent> => {
      if (notice.about === 'brief') return briefs(notice.day);
      const siteId = 'siteId' in notice ? notice.siteId : null;
      const now = clock();
      const isCounted = notice.about === 'call-list' || notice.about === 'count';
      return noticeText(notice, recipient, {
        ...{ lang: noticeRules.language, origin, now, episode },
        siteName: siteId === null ? null : ((await sites.names([siteId], now)).get(siteId) ?? siteId),
        zoneName: 'zoneId' in notice ? zoneName(notice.zoneId) : '',
        coverage: isCounted ? await coverage(notice.day, recipient.zones) : { due: 0, reported: 0 },
      });
    },
  };
};

export type Newsroom = ReturnType<typeof newsroom>;

const allMembers = async (members: Pick<Members, 'list'>): Promise<Member[]> => {
  const all: Member[] = [];
  let cursor: string | undefined;
  do {
    const page = await members.list({ limit: pageOfMembers, cursor });
    all.push(...page.items);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return all;
};

/** Asks once for each key; what failed is asked again. */
const remembered = <T>(ask: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = ask(key);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    return answer;
  };
};

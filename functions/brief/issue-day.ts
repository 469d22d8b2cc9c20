import { briefForms, briefKey, briefLangs, issueKey, textForms } from '../../domain/brief-file.ts';
import type { Instant } from '../../domain/day.ts';
import { issuedBefore, issueOf } from '../../domain/issue.ts';
import { type BriefEntry, Issue } from '../../domain/review.ts';
import type { Briefs } from '../stores/briefs.ts';
import type { Directions } from '../stores/directions.ts';
import type { Files } from '../stores/files.ts';
import type { Reviews } from '../stores/reviews.ts';
import { type BriefSource, briefForm } from './brief-forms.ts';

export type IssueNeeds = {
  briefs: Pick<Briefs, 'getSnapshot' | 'closeReview' | 'markIssued'>;
  snapshotFiles: Pick<Files, 'get' | 'putNew'>;
  reviews: Pick<Reviews, 'get'>;
  directions: Pick<Directions, 'all'>;
  origin: string;
};

const utf8 = new TextDecoder();

/** What the brief of a day went out from; null while it has not. */
export const storedIssue = async (files: Pick<Files, 'get'>, day: string): Promise<Issue | null> => {
  const bytes = await files.get(issueKey(day));
  return bytes === null ? null : Issue.parse(JSON.parse(utf8.decode(bytes)));
};

/**
 * Issues the brief of a frozen day. What it is made from is written first, once: everything after that is made from what was written,
 * so that a run that broke off, or that another overlaps, comes to the same bytes. The day counts as issued when all its texts are there.
 * `entries`: the briefs before it, the newest first. @throws NotAsFrozen when the snapshot is another
 */
export const issueDay = async (
  needs: IssueNeeds,
  entry: BriefEntry,
  entries: readonly BriefEntry[],
  now: Instant,
): Promise<void> => {
  const { briefs, snapshotFiles: files, origin } = needs;
  const { day } = entry;
  const found = await briefs.getSnapshot(day);
  if (found === null) throw new Error(`${day} is not frozen`);
  const issue = await firstIssue(needs, entry, entries, now);
  const { sha256 } = issue.snapshot;
  for (const lang of briefLangs) {
    const source: BriefSource = { snapshot: found.snapshot, sha256, issue, lang, origin };
    for (const form of textForms)
      await files.putNew(briefKey(day, lang, form), briefForm(source, form), briefForms[form]);
  }
  await briefs.markIssued(day, { issuedAt: issue.issuedAt, reviewed: issue.review !== null });
};

/** The issue that was written first, by whom ever. */
const firstIssue = async (
  { briefs, snapshotFiles: files, reviews, directions }: IssueNeeds,
  entry: BriefEntry,
  entries: readonly BriefEntry[],
  now: Instant,
): Promise<Issue> => {
  const stored = await storedIssue(files, entry.day);
  if (stored !== null) return stored;
  await briefs.closeReview(entry.day, now);
  const [review, all] = await Promise.all([reviews.get(entry.day), directions.all(() => true)]);
  const since = issuedBefore(entry.day, entries);
  const issue = Issue.parse(issueOf({ entry, review, directions: all, since, now }));
  const text = new TextEncoder().encode(JSON.stringify(issue));
  if ((await files.putNew(issueKey(entry.day), text, briefForms.json)) === 'written') return issue;
  return (await storedIssue(files, entry.day)) ?? issue;
};

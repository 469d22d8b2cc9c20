import { afterBlocks } from './brief-after.ts';
import { developmentBlocks } from './brief-developments.ts';
import type { BriefDocument, Density, Run } from './brief-document.ts';
import { followUpBlocks } from './brief-follow-up.ts';
import { mapBlock } from './brief-map.ts';
import { type Matter, matterBlocks, briefMatters as mattersOf } from './brief-matters.ts';
import { numbersBlock } from './brief-numbers.ts';
import { openingBlocks } from './brief-opening.ts';
import { capsOf, type Telling, whenText } from './brief-telling.ts';
import { trendBlock } from './brief-trend.ts';
import { zoneBlocks } from './brief-zones.ts';
import { dayOf } from './day.ts';
import { isModelOnly } from './model-only.ts';
import { province } from './pack/province.ts';
import type { Issue } from './review.ts';
import type { Snapshot } from './snapshot.ts';
import type { BriefWords } from './texts/brief-words.ts';
import { formatOfficialDay } from './texts/format.ts';
import { type Lang, t } from './texts/text.ts';

/** What a brief is made of. `sha256`: of the snapshot's bytes; `issue` null: it has not gone out yet, and says so. */
export type BriefParts = {
  snapshot: Snapshot;
  sha256: string;
  issue: Issue | null;
  lang: Lang;
  /** `briefWords[lang]` of texts/brief-words.ts. */
  words: BriefWords;
  density?: Density;
};

const tellingOf = ({ snapshot, issue, lang, words, density = 'full' }: BriefParts): Telling => ({
  snapshot,
  issue,
  lang,
  words,
  voice: { page: words.figures, lang },
  today: dayOf(issue?.issuedAt ?? snapshot.madeAt),
  caps: capsOf[density],
});

const reviewText = (telling: Telling): string => {
  const { issue, words } = telling;
  if (issue === null) return words.brief.notIssued;
  if (issue.review === null) return words.brief.notReviewed;
  return t(words.brief, 'reviewed', { when: whenText(telling, issue.review.at) });
};

/** Who reviewed it, what it is made from (first and last four of the hash), and what the figures are worth. */
const sourceRuns = (telling: Telling, sha256: string): Run[] => {
  const { snapshot, words } = telling;
  const { brief } = words;
  const hash = `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
  const { to } = province.validity;
  const said = [
    reviewText(telling),
    t(brief, 'snapshot', { day: snapshot.day, hash }),
    brief.selfReported,
    ...(isModelOnly(snapshot.day) ? [brief.model] : []),
    ...(to !== null && snapshot.day > to ? [brief.validity] : []),
  ];
  return [{ text: said.join(' · ') }];
};

/**
 * The brief of a snapshot as blocks, in the order of the page. Only from the snapshot and what went out with it: the same parts give
 * the same document.
 */
export const briefDocument = (parts: BriefParts): BriefDocument => {
  const telling = tellingOf(parts);
  const { brief, figures } = parts.words;
  return {
    ...(parts.density === undefined || parts.density === 'full' ? {} : { density: parts.density }),
    lang: parts.lang,
    day: parts.snapshot.day,
    title: brief.title,
    standing: brief.standing,
    dateLine: t(figures, 'dateLine', { date: formatOfficialDay(parts.lang, telling.today) }),
    addressees: brief.addressees,
    blocks: [
      ...openingBlocks(telling),
      numbersBlock(telling),
      ...developmentBlocks(telling),
      ...afterBlocks(telling),
      ...matterBlocks(telling),
      ...zoneBlocks(telling),
      ...followUpBlocks(telling),
      mapBlock(telling),
      trendBlock(telling),
    ],
    sourceLine: sourceRuns(telling, parts.sha256),
  };
};

/** The matters that the figures of a snapshot show, for the duty officer to propose on. */
export const briefMatters = (parts: Omit<BriefParts, 'issue' | 'sha256'>): Matter[] =>
  mattersOf(tellingOf({ ...parts, issue: null, sha256: '' }));

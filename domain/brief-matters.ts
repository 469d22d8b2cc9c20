import { growthText, heldText } from './brief-developments.ts';
import type { Block, Run } from './brief-document.ts';
import { runsOf, wordsOf } from './brief-runs.ts';
import { clipped, counted, isClipped, official, type Telling, zoneName } from './brief-telling.ts';
import { dayOf } from './day.ts';
import type { Proposal } from './review.ts';
import type { CaseLine } from './snapshot.ts';
import { formatOfficialTime, formatShortDay } from './texts/format.ts';
import { t } from './texts/text.ts';

/** F0 in 14 days from which a site is told as a matter of its own: that of the rule `site-outbreak`. */
const outbreakFrom = 5;

/** A matter that the figures show; `id` stays the same for the day whatever the language. */
export type Matter = { id: string; title: Run[]; basis: Run[] };

/** Where nobody says how many are held, days without a new F0 after which the extent is no question any more. */
const quietAfter = 3;

/** Many cases, and people held for them; or new cases of late, and nobody has said how many are held. */
const isOutbreak = ({ f0In14, held, series }: CaseLine): boolean =>
  f0In14 >= outbreakFrom && (held === null ? series.slice(-quietAfter).some(({ f0 }) => f0 > 0) : held > 0);

const outbreaks = (telling: Telling): Matter[] => {
  const { snapshot, words, caps } = telling;
  const { brief } = words;
  const all = snapshot.cases.filter(isOutbreak);
  const more = all.length - caps.matters;
  const told = all.slice(0, caps.matters).map((line) => ({
    id: `outbreak:${line.siteId}`,
    title: runsOf(brief.outbreak, { site: clipped(telling, line.name) }),
    basis: [{ text: [growthText(telling, line), heldText(telling, line)].join(', ') }],
  }));
  if (more <= 0) return told;
  const title = runsOf(brief.moreOutbreaks, {
    n: official(telling, more),
    from: official(telling, outbreakFrom),
  });
  const basis = runsOf(brief.moreOutbreaksBasis, { d: counted(telling, snapshot.cases.length, 'cases') });
  return [...told, { id: 'outbreaks', title, basis }];
};

/** Zones whose sites with cases have listed more F1 than there are free places at the zone's sites; `short`: persons, at least. */
const shortZones = ({ snapshot }: Telling) =>
  snapshot.zones
    .map(({ zoneId, isolationFree: free }) => {
      const cases = snapshot.cases.filter((line) => line.zoneId === zoneId);
      const f1 = cases.reduce((sum, { f1Listed }) => sum + (f1Listed ?? 0), 0);
      const unknown = cases.filter(({ f1Listed }) => f1Listed === null).length;
      return { zoneId, f1, free, unknown, short: f1 - free };
    })
    .filter(({ short }) => short > 0)
    .toSorted((a, b) => b.short - a.short);

const isolation = (telling: Telling): Matter[] => {
  const { words, caps } = telling;
  const { brief } = words;
  const all = shortZones(telling);
  const rest = all.slice(caps.matters);
  const told = all.slice(0, caps.matters).map(({ zoneId, f1, free, unknown, short }) => ({
    id: `isolation:${zoneId}`,
    title: runsOf(brief.isolation, { zone: zoneName(telling, zoneId) }),
    basis: runsOf(unknown > 0 ? brief.isolationBasisSome : brief.isolationBasis, {
      f1: official(telling, f1),
      m: official(telling, unknown),
      free: official(telling, free),
      short: official(telling, short),
    }),
  }));
  if (rest.length === 0) return told;
  const short = rest.reduce((sum, one) => sum + one.short, 0);
  const title = runsOf(brief.moreIsolation, { n: official(telling, rest.length) });
  const basis = runsOf(brief.moreIsolationBasis, { short: official(telling, short) });
  return [...told, { id: 'isolations', title, basis }];
};

const silence = (telling: Telling): Matter[] => {
  const { silentTwice } = telling.snapshot;
  if (silentTwice === 0) return [];
  const title = runsOf(telling.words.brief.silentTwice, {
    n: counted(telling, silentTwice, 'silent-twice'),
    two: official(telling, 2),
  });
  return [{ id: 'silent-twice', title, basis: [] }];
};

/** The matters that the figures show: facts only. What to do about them is proposed by a person. */
export const briefMatters = (telling: Telling): Matter[] => [
  ...outbreaks(telling),
  ...isolation(telling),
  ...silence(telling),
];

const isOn = ({ about, matter }: Proposal, { id, title }: Matter): boolean =>
  about === undefined ? matter.trim() === wordsOf(title) : about === id;

const marks = 'abcdefghijklmnopqrstuvwxyz';
const mark = (n: number) => marks[n] ?? String(n + 1);

const titled = (n: number, title: readonly Run[]): Run[] => [
  { text: `${mark(n)}) ` },
  ...title.map((run) => ({ ...run, emphasis: true as const })),
  { text: '. ' },
];

/** Not put together: each part of a matter starts a run of its own, by which it can be told from the others (brief-text.ts). */
const apart = (runs: readonly Run[]): Run[] => runs.filter(({ text }) => text !== '');

const dueText = ({ lang, words, today }: Telling, { due }: Proposal): string => {
  const slots = { time: formatOfficialTime(lang, due), day: formatShortDay(dayOf(due)) };
  return t(words.brief, dayOf(due) === today ? 'dueToday' : 'dueDay', slots);
};

/** A matter as the duty officer put it (P9). The figures' own title stands where it says the same, for its list. */
const proposalRuns = (telling: Telling, proposal: Proposal, n: number, matter: Matter | undefined): Run[] => {
  const { brief } = telling.words;
  const { reasons } = telling.caps;
  const own = clipped(telling, proposal.matter);
  const title = matter !== undefined && wordsOf(matter.title) === own ? matter.title : [{ text: own }];
  const options = proposal.options
    .map((text, place) => `(${mark(place)}) ${clipped(telling, text)}`)
    .join('; ');
  const basis = clipped(telling, proposal.basis);
  const slots = {
    proposed: clipped(telling, proposal.proposed),
    lead: clipped(telling, proposal.lead),
    with: clipped(telling, proposal.with),
  };
  return apart([
    ...titled(n, title),
    { text: basis === own || !reasons ? '' : t(brief, 'basis', { basis }) },
    { text: options === '' || !reasons ? '' : t(brief, 'options', { options }) },
    { text: t(brief, n === 0 ? 'proposedFirst' : 'proposed', slots) },
    { text: t(brief, proposal.with === '' ? 'lead' : 'leadWith', slots) },
    { text: dueText(telling, proposal) },
  ]);
};

const bareRuns = ({ words: { brief } }: Telling, { title, basis }: Matter, n: number): Run[] =>
  apart([
    ...titled(n, title),
    ...(basis.length === 0 ? [] : runsOf(brief.basis, { basis })),
    { text: brief.noProposal },
  ]);

/** Whether a proposal is told without what it rests on or what there was to choose from, or in less than its own words. */
const isShortened = (telling: Telling, { basis, options, ...proposal }: Proposal): boolean => {
  const { matter, proposed, lead, with: others } = proposal;
  const reasons = [...(basis.trim() === matter.trim() ? [] : [basis]), ...options];
  if (!telling.caps.reasons && reasons.length > 0) return true;
  return [matter, proposed, lead, others, ...reasons].some((text) => isClipped(telling, text));
};

/** What the matters rest on while no duty officer has reviewed them; null once one has, unless there is none. */
const standingText = ({ issue, words: { brief } }: Telling, isEmpty: boolean): string | null => {
  if (issue === null) return isEmpty ? brief.mattersNoneUnissued : brief.mattersUnissued;
  if (issue.review === null) return isEmpty ? brief.mattersNoneUnreviewed : brief.mattersUnreviewed;
  return isEmpty ? brief.mattersNone : null;
};

/** What leaders are asked: the duty officer's proposals first, then what the figures show and nobody has proposed on. */
export const matterBlocks = (telling: Telling): Block[] => {
  const { caps } = telling;
  const { brief } = telling.words;
  const proposals = telling.issue?.review?.proposals ?? [];
  const matters = briefMatters(telling);
  const bare = matters.filter((matter) => !proposals.some((proposal) => isOn(proposal, matter)));
  const items = [
    ...proposals.map((proposal, n) =>
      proposalRuns(
        telling,
        proposal,
        n,
        matters.find((matter) => isOn(proposal, matter)),
      ),
    ),
    ...bare.slice(0, caps.bare).map((matter, n) => bareRuns(telling, matter, proposals.length + n)),
  ];
  const more = bare.length - caps.bare;
  if (more > 0) items.push(runsOf(brief.moreMatters, { n: official(telling, more) }));
  const standing = standingText(telling, items.length === 0);
  const said: Block[] = standing === null ? [] : [{ kind: 'paragraph', runs: [{ text: standing }] }];
  const list: Block[] = items.length === 0 ? [] : [{ kind: 'list', items }];
  const isShort = proposals.some((proposal) => isShortened(telling, proposal));
  const full: Block[] = isShort
    ? [{ kind: 'paragraph', runs: [{ text: brief.mattersShortened }], tone: 'quiet' }]
    : [];
  return [{ kind: 'heading', text: brief.matters }, ...said, ...list, ...full];
};

import * as z from 'zod/mini';
import { Answers, Measure, measures } from '../../domain/answers.ts';
import { type Day, daysBetween, weekday } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import { between, chance, whole } from './demo-chance.ts';
import { wantedFree } from './demo-plan.ts';
import type { DemoSite } from './demo-sites.ts';
import story from './demo-story.json' with { type: 'json' };

/** What the outbreak does to a site's answers, by its part in it and the days after the demo's first day. */
const Story = z.record(z.string(), z.record(z.string(), z.partial(z.object(Answers.shape))));
const chapters = Story.parse(story);

/** Share of the testing target that is met, and how often a measure is kept in part or not at all. */
const habits = {
  hr: { tested: [0.86, 0.92], some: 0, none: 0, free: 3, shuttle: [56, 64], team: 1 },
  good: { tested: [1.1, 1.35], some: 0.05, none: 0, free: 4, shuttle: [35, 52], team: 0.99 },
  fair: { tested: [0.8, 1.02], some: 0.3, none: 0.02, free: 3, shuttle: [45, 75], team: 0.9 },
  poor: { tested: [0.45, 0.75], some: 0.45, none: 0.08, free: 2, shuttle: [60, 95], team: 0.6 },
} as const;

type Tested = Pick<Plan, 'highRiskWorkers' | 'serviceWorkers' | 'testing'>;

/** What a site answers on a day; `origin` is the demo's first day. */
export const demoAnswers = (demo: DemoSite, plan: Tested | null, day: Day, origin: Day): Answers => {
  const { site, quality, role } = demo;
  const ask = (question: string) => chance(site.siteId, day, question);
  const habit = habits[quality];
  const present = presentOn(demo, day);
  const free = Math.max(1, Math.round((wantedFree(demo) * habit.free) / 4) + Math.floor(ask('free') * 1.2));
  const hasCase = role === 'plain' && present > 150 && ask('case') < 0.0015;
  const f0 = hasCase ? 1 : 0;
  const f1 = role === 'plain' && present > 150 && (hasCase || ask('contact') < 0.003) ? 1 + f0 * 3 : 0;
  const tested = testedOn(demo, plan, day, daysBetween(origin, day) === demo.joins);
  return {
    present,
    lodged: Math.floor(present * demo.lodged),
    symptomatic: whole(present * 0.0012, site.siteId, day, 'symptoms'),
    absentSick: whole(present * 0.0006, site.siteId, day, 'sick'),
    f0,
    f1,
    quarantineBreaches: role === 'plain' && ask('breach') < 0.001 ? 1 : 0,
    ...tested,
    testedOther: f0 * 30 + whole(present * 0.004, site.siteId, day, 'others'),
    positive: f0,
    vaccinated: quality === 'good' ? vaccinatedOf(site.siteId, plan) : 0,
    isolationFree: quality === 'hr' ? 3 : free,
    shuttleLoad:
      site.workforce < 100 ? null : between(habit.shuttle[0], habit.shuttle[1], site.siteId, day, 'shuttle'),
    ...kept(demo),
    safetyTeamOnDuty: ask('team') < habit.team,
    ...chapters[role]?.[String(daysBetween(origin, day))],
  };
};

/** Of the groups that are sampled regularly, those whom the rule exempts: the same every day. */
const vaccinatedOf = (siteId: string, plan: Tested | null): number =>
  plan === null
    ? 0
    : Math.floor(
        ((plan.highRiskWorkers + plan.serviceWorkers) * between(20, 60, siteId, 'vaccinated')) / 100,
      );

const presentOn = ({ site: { siteId, workforce } }: DemoSite, day: Day): number => {
  const usual = 0.88 + chance(siteId, 'present') * 0.08 + chance(siteId, day, 'present') * 0.03;
  return Math.max(8, Math.floor(workforce * (weekday(day) === 7 ? usual * 0.55 : usual)));
};

/**
 * Persons sampled today of each group: what the site is used to, spread over the working days of the window. With its first report a
 * site makes up for the days of the window before it.
 */
const testedOn = (
  { site: { siteId }, quality, lodged, model }: DemoSite,
  plan: Tested | null,
  day: Day,
  isFirst: boolean,
) => {
  if (plan === null) return { testedHighRisk: 0, testedService: 0 };
  const [low, high] = habits[quality].tested;
  const share = low + (high - low) * chance(siteId, 'tested');
  const days = isFirst ? 1 : lodged > 0 || model !== 'normal' ? 7 : 6;
  const { highRiskWorkers, serviceWorkers, testing } = plan;
  const perDay = (group: number, percent: number) => (Math.ceil((group * percent) / 100) * share) / days;
  return {
    testedHighRisk: whole(perDay(highRiskWorkers, testing.highRiskPct), siteId, day, 'high-risk'),
    testedService: whole(perDay(serviceWorkers, testing.servicePct), siteId, day, 'service'),
  };
};

/** How the measures are kept: a habit of the site, the same every day. */
const kept = ({ site: { siteId }, quality }: DemoSite) => {
  const of = (id: string): Measure => {
    if (quality === 'hr') return id === 'spacing' ? 'some' : 'all';
    const [r, { some, none }] = [chance(siteId, id), habits[quality]];
    return r < none ? 'none' : r < none + some ? 'some' : 'all';
  };
  return z.record(z.enum(measures), Measure).parse(Object.fromEntries(measures.map((id) => [id, of(id)])));
};

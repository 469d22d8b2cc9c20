import type { Episode, Person } from '../../domain/alert.ts';
import { act } from '../../domain/alert-act.ts';
import type { TransitionRequest } from '../../domain/alert-request.ts';
import { minutesAfter } from '../../domain/clock.ts';
import type { Instant } from '../../domain/day.ts';
import { transition } from '../../domain/life-cycle.ts';
import type { Connection } from '../stores/connection.ts';
import { between, chance, oneOf } from './demo-chance.ts';
import names from './demo-names.json' with { type: 'json' };
import { people } from './demo-people.ts';
import { nextStep, type SiteState, type Step } from './demo-step.ts';

/** Minutes that officers take from one state to the next, from and to. */
const pace = {
  critical: { open: [4, 35], acknowledged: [15, 70], verified: [20, 120], responding: [900, 1260] },
  high: { open: [25, 240], acknowledged: [45, 420], verified: [30, 240], responding: [360, 960] },
  medium: { open: [90, 600], acknowledged: [120, 900], verified: [60, 600], responding: [300, 1500] },
  low: { open: [300, 2000], acknowledged: [300, 2000], verified: [300, 900], responding: [600, 2000] },
} as const;
const steps = {
  open: 'acknowledged',
  acknowledged: 'verified',
  verified: 'responding',
  responding: 'closed',
} as const;

/** Rules whose condition ends by itself, or goes on for weeks: officers wait for the proposal. */
const lasting: readonly Episode['rule'][] = [
  'site-outbreak',
  'not-ready',
  'quarantine-breach',
  'isolation-short',
  'lodging-over',
  'testing-behind',
  'readiness-drop',
  'check-in-missed',
  'plan-due',
];

type Due = { id: string; at: Instant; request: TransitionRequest; by: Person };

/** What the officers on duty do next with an episode, and when; null when nothing, or when it is another person's. */
export const nextAct = (episode: Episode): Due | null => {
  const { state, rule, severity, id, version, lastAct, proposal } = episode;
  if (state === 'closed' || !isOurs(lastAct.actor)) return null;
  const to = steps[state];
  if (to === 'closed' && lasting.includes(rule) && proposal === null) return null;
  const by = episode.audience === 'board' ? people.boardDuty : people.duty;
  const [low, high] = pace[severity][state];
  // One step in sixteen takes three times as long: not every clock is kept.
  const slow = chance(id, version, 'slow') < 0.06 ? 3 : 1;
  const since = to === 'closed' && proposal !== null && proposal.at > lastAct.at ? proposal.at : lastAct.at;
  const at = minutesAfter(since, between(low, high, id, version, 'pace') * slow);
  return { id, at, by, request: requestOf(episode, to) };
};

const isOurs = (actor: Episode['lastAct']['actor']) =>
  actor === 'system' || actor.member === people.duty.member || actor.member === people.boardDuty.member;

const requestOf = (episode: Episode, to: (typeof steps)[keyof typeof steps]): TransitionRequest => {
  const { id, version: seen, proposal, rule } = episode;
  const note = (list: readonly string[]) => oneOf(list, id, seen, 'note');
  if (to === 'verified') return { to, note: '', assessment: note(names.notes.verified), seen };
  if (to !== 'closed') return { to, note: note(names.notes[to]), seen };
  const isFalse = rule === 'contact-reported' && chance(id, 'false') < 0.12;
  const outcome =
    proposal?.outcome === 'self-cleared' ? 'self-cleared' : isFalse ? 'false-alarm' : 'resolved';
  return { to, outcome, note: note(names.notes[outcome]), seen };
};

/** The officers' next act at a site up to a moment, if there is one. Acts up to `after` have been done, or never will be. */
export const officersStep = (
  connection: Connection,
  state: SiteState,
  { after, upTo }: { after: Instant | null; upTo: Instant },
): Step | null => {
  const due = state.episodes
    .flatMap((episode) => nextAct(episode) ?? [])
    .filter(({ at }) => at <= upTo && (after === null || at > after))
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))[0];
  if (due === undefined) return null;
  const at = due.at > state.at ? due.at : state.at;
  const changes = act(state.episodes, due.id, at, (one) => transition(one, due.request, due.by, at));
  const deed = { actor: due.by.member, act: `alert-${due.request.to}`, about: due.id, at };
  return nextStep(connection, state, deed, { changes });
};

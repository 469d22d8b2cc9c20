import type { Alert, AlertState } from '../../domain/alert.ts';
import { byHand, worksOn } from '../../domain/life-cycle.ts';
import type { Me } from '../../domain/member.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import type { Words } from './words.ts';

/** What a person does to an episode: the state it is taken to. */
export type Act = Exclude<AlertState, 'open'>;

/** The one step that leads on from each state. */
const onward: Readonly<Record<AlertState, Act | null>> = {
  open: 'acknowledged',
  acknowledged: 'verified',
  verified: 'responding',
  responding: 'closed',
  closed: null,
};

type Actor = Pick<Me, 'name' | 'role'>;

/** Whether the act makes sense to offer: in the table of the life cycle, within the role, and not taking over one's own. */
export const mayAct = (me: Actor, alert: Pick<Alert, 'rule' | 'state' | 'owner'>, act: Act): boolean =>
  worksOn(me.role, alert.rule) &&
  byHand[alert.state].includes(act) &&
  !(act === 'acknowledged' && alert.state === 'acknowledged' && alert.owner?.name === me.name);

/** The next step of whoever works on the episode; null for a reader, or when it is closed. */
export const nextAct = (me: Actor, alert: Pick<Alert, 'rule' | 'state' | 'owner'>): Act | null => {
  const act = onward[alert.state];
  return act !== null && mayAct(me, alert, act) ? act : null;
};

/** Every act that may be offered, the one that leads on first. */
export const actsOf = (me: Actor, alert: Pick<Alert, 'rule' | 'state' | 'owner'>): Act[] => {
  const acts = byHand[alert.state].filter((act) => mayAct(me, alert, act));
  return acts.toSorted((a, b) => Number(b === onward[alert.state]) - Number(a === onward[alert.state]));
};

/** What an act is called: taking over what another person owns has a name of its own. */
export const actWords = ({ page, lifeCycle }: Words, act: Act, state: AlertState): string =>
  act === 'acknowledged' && state === 'acknowledged' ? page.takeOver : lifeCycle.transitions[act];

/** The next step in one sentence: what to do, until when, and what to `find` out. */
export const nextStep = ({ page }: Words, alert: Alert, find: string): string => {
  if (alert.state === 'open') return fill(page.stepOpen, { when: formatMoment(alert.verifyBy), find });
  if (alert.state === 'acknowledged')
    return fill(page.stepAcknowledged, { when: formatMoment(alert.verifyBy), find });
  const when = alert.actBy === null ? page.noClock : formatMoment(alert.actBy);
  if (alert.state === 'verified') return fill(page.stepVerified, { when });
  return alert.state === 'responding' ? page.stepResponding : page.stepClosed;
};

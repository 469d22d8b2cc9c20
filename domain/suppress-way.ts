/** A way from a node to another: so many may go, at a cost for each count that is used at all. */
export type Road = { id: number; from: number; to: number; room: number; cost: number; beyond?: boolean };

/** A count that a way goes through. */
export type Used = Pick<Road, 'id' | 'cost' | 'beyond'>;

type Flow = { road: Road; left: number; used: number };

/** The cheapest way for one more, by Bellman and Ford; what has been used already is free, and can be taken back. */
const shortest = (flows: readonly Flow[], start: number, end: number): Step[] | null => {
  const best = new Map<number, { cost: number; by: Step | null }>([[start, { cost: 0, by: null }]]);
  for (let moved = true; moved; ) {
    moved = false;
    for (const flow of flows)
      for (const step of stepsOf(flow)) {
        const so = best.get(step.from);
        if (so === undefined) continue;
        const cost = so.cost + step.cost;
        if (cost >= (best.get(step.to)?.cost ?? Number.POSITIVE_INFINITY)) continue;
        best.set(step.to, { cost, by: step });
        moved = true;
      }
  }
  const steps: Step[] = [];
  for (let at = end; at !== start; ) {
    const by = best.get(at)?.by ?? null;
    if (by === null) return null;
    steps.push(by);
    at = by.from;
  }
  return steps;
};

type Step = { flow: Flow; from: number; to: number; cost: number; back: boolean };

const stepsOf = (flow: Flow): Step[] => {
  const { road, left, used } = flow;
  const on: Step = { flow, from: road.from, to: road.to, cost: used > 0 ? 0 : road.cost, back: false };
  const back: Step = { flow, from: road.to, to: road.from, cost: 0, back: true };
  return [...(left > 0 ? [on] : []), ...(used > 0 ? [back] : [])];
};

/** What `amount` has to go through from one node to another, at little cost; null where there is no way for as many. */
export const cheapestWay = (
  roads: readonly Road[],
  start: number,
  end: number,
  amount: number,
): Used[] | null => {
  const flows: Flow[] = roads
    .filter(({ room }) => room > 0)
    .map((road) => ({ road, left: road.room, used: 0 }));
  for (let gone = 0; gone < amount; gone += 1) {
    const steps = shortest(flows, start, end);
    if (steps === null) return null;
    for (const { flow, back } of steps) {
      flow.left += back ? 1 : -1;
      flow.used += back ? -1 : 1;
    }
  }
  return flows
    .filter(({ used }) => used > 0)
    .map(({ road: { id, cost, beyond = false } }) => ({ id, cost, beyond }));
};

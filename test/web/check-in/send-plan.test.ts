import { describe, expect, it } from 'vitest';
import { Conflict } from '../../../domain/failure.ts';
import { type Plan, PlanFields } from '../../../domain/plan.ts';
import { draftPlan, submitPlan } from '../../../domain/plan-review.ts';
import { requireSeen, seenOf } from '../../../domain/plan-seen.ts';
import { makeCall } from '../../../web/api.ts';
import { makeSendPlan } from '../../../web/check-in/send-plan.ts';
import { a } from '../../support/a.ts';

const siteId = 'hai-au';
const hr = { id: 'hr', name: 'Đầu mối Mẫu' };
const colleague = { id: 'deputy', name: 'Phó Mẫu' };

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const conflict = (code: string) =>
  json(409, { type: `/problems/${code}`, title: '', status: 409, detail: '', errors: [] });

/** The rules of the server over versions in memory; `lose` names the calls whose answer does not arrive. */
const server = (first: Plan[], lose: string[] = []) => {
  let plans = first;
  let minute = 0;
  const now = () => {
    minute += 1;
    return `2021-06-15T02:${String(minute).padStart(2, '0')}:00.000Z`;
  };
  const put = (plan: Plan) => {
    plans = [plan, ...plans.filter(({ version }) => version !== plan.version)];
    return { plan };
  };
  const act = (url: string, { method, headers, body }: RequestInit): unknown => {
    if (method === 'GET') return { items: plans, cursor: null };
    requireSeen(plans, new Headers(headers).get('seen-plan') ?? undefined);
    if (method === 'PUT')
      return put(draftPlan(plans, PlanFields.parse(JSON.parse(String(body))), { ...hr, now: now() }));
    return put(submitPlan(plans, Number(url.split('/').at(-2)), now()));
  };
  const call = makeCall({
    access: async () => ({ kind: 'token', token: 'token' }),
    lang: () => 'vi',
    fetch: async (url, init) => {
      const answer = () => {
        try {
          return json(200, act(url, init));
        } catch (error) {
          if (error instanceof Conflict) return conflict(error.code);
          throw error;
        }
      };
      const reply = answer();
      const at = lose.indexOf(init.method ?? '');
      if (at < 0) return reply;
      lose.splice(at, 1);
      throw new DOMException('', 'TimeoutError');
    },
  });
  const send = makeSendPlan(call);
  return {
    send: (seen: string, over = {}, isLast = false) =>
      send({ siteId, seen, fields: a.planFields(over), isLast }),
    seen: () => seenOf(plans),
    plans: () => plans,
    byColleague: (over: object) =>
      void put(draftPlan(plans, a.planFields(over), { ...colleague, now: now() })),
    submitted: () => void put(submitPlan(plans, plans[0]?.version ?? 0, now())),
  };
};

describe('a draft on its way', () => {
  it('is written, and handed in when that is meant', async () => {
    const here = server([a.plan()]);
    expect(await here.send(here.seen())).toMatchObject({
      kind: 'saved',
      plan: { version: 2, state: 'draft' },
    });
    expect(await here.send(here.seen(), {}, true)).toMatchObject({
      ...{ kind: 'sent', plan: { version: 2, state: 'submitted' } },
    });
  });

  it.each([[['PUT']], [['POST']], [['PUT', 'POST']]])(
    'is handed in once although the answers to %j were lost',
    async (lose) => {
      const here = server([a.plan()], lose);
      let seen = here.seen();
      let last = await here.send(seen, {}, true);
      for (let tries = 0; last.kind === 'failed' && tries < 4; tries += 1) {
        seen = last.seen;
        last = await here.send(seen, {}, true);
      }
      expect(last).toMatchObject({ kind: 'sent', plan: { version: 2, state: 'submitted' } });
      expect(here.plans().map(({ version }) => version)).toEqual([2, 1]);
    },
  );

  it('is put beside a colleague’s that came first, and writes over nothing', async () => {
    const here = server([a.plan()]);
    const seen = here.seen();
    here.byColleague({ workforce: 1000 });
    expect(await here.send(seen, { workforce: 2000 })).toMatchObject({
      ...{ kind: 'stale', plans: [{ version: 2, workforce: 1000, authorName: 'Phó Mẫu' }, { version: 1 }] },
    });
    expect(here.plans()[0]).toMatchObject({ workforce: 1000 });
  });

  it('is put beside one that was handed in meanwhile, unless it says the same', async () => {
    const here = server([a.plan()]);
    here.byColleague({ workforce: 1000 });
    const seen = here.seen();
    here.submitted();
    expect(await here.send(seen, { workforce: 2000 }, true)).toMatchObject({ kind: 'stale' });
    expect(await here.send(seen, { workforce: 1000 }, true)).toMatchObject({
      ...{ kind: 'sent', plan: { version: 2, state: 'submitted' } },
    });
  });
});

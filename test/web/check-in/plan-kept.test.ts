import { describe, expect, it } from 'vitest';
import { makePlanKept } from '../../../web/check-in/plan-kept.ts';
import { draftPrefix } from '../../../web/session.ts';

const store = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => void items.set(name, text),
    removeItem: (name: string) => void items.delete(name),
  };
};
const plan = { seen: '1', fields: { workforce: '1.240', highRiskWorkers: 'mười' } };

describe('a plan that is being written', () => {
  it('is kept as it was typed, each site’s own', () => {
    const kept = makePlanKept(store(), 'me');
    kept.keep('hai-au', plan);
    expect(kept.read('hai-au')).toEqual(plan);
    expect(kept.read('hoang-yen')).toBeNull();
    kept.forget('hai-au');
    expect(kept.read('hai-au')).toBeNull();
  });

  it('is its writer’s, under the name that signing out clears', () => {
    const storage = store();
    makePlanKept(storage, 'me').keep('hai-au', plan);
    expect(makePlanKept(storage, 'other').read('hai-au')).toBeNull();
    expect([...storage.items.keys()].every((name) => name.startsWith(`${draftPrefix}me.`))).toBe(true);
  });

  it.each(['', '{', '{"seen":1}', 'null', '[]'])('is not there when %j was found', (text) => {
    const storage = store();
    makePlanKept(storage, 'me').keep('hai-au', plan);
    for (const name of storage.items.keys()) storage.items.set(name, text);
    expect(makePlanKept(storage, 'me').read('hai-au')).toBeNull();
  });

  it('hinders nobody where nothing can be kept', () => {
    const refuse = () => {
      throw new Error('full');
    };
    const kept = makePlanKept({ getItem: refuse, setItem: refuse, removeItem: refuse }, 'me');
    kept.keep('hai-au', plan);
    kept.forget('hai-au');
    expect(kept.read('hai-au')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { templates } from '../../domain/pack/templates.ts';
import { packVersion, type TemplateVersion } from '../../domain/template-version.ts';
import { keptForMs, templateStore } from '../../functions/stores/templates.ts';
import { a } from '../support/a.ts';
import { freshBase } from '../support/engine.ts';
import { at } from '../support/people.ts';
import { counted, onWire } from '../support/wire.ts';

const made: TemplateVersion = {
  ...packVersion(a.template({ id: 'made', effectiveFrom: '2021-07-01' })),
  ...{ origin: 'province', writes: 1 },
};
const deed = { actor: 'x', act: 'template-decided', about: 'made', at: at(a.day) };
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const pack = ids(templates);

describe('the list of templates', () => {
  it('is read once in ten minutes, by however many ask at once', async () => {
    const { connection } = await freshBase();
    let now = 0;
    const { all } = templateStore(connection, () => now);
    const wire = counted(connection);
    const asked = async () => {
      await Promise.all([all(), all(), all()]);
      return wire.look().flat().length;
    };
    expect(await asked()).toBe(1);
    now = keptForMs - 1;
    expect(await asked()).toBe(0);
    now = keptForMs;
    expect(await asked()).toBe(1);
    // A clock that was put back is not believed.
    now = 5;
    expect(await asked()).toBe(1);
  });

  it('has what was written here at once, and what another wrote after ten minutes at most', async () => {
    const base = await freshBase();
    let now = 0;
    const here = templateStore(base.connection, () => now);
    const there = templateStore(base.again(), () => now);
    expect([ids(await here.all()), ids(await there.all())]).toEqual([pack, pack]);
    await here.write('made', deed, () => made);
    expect(ids(await here.all())).toEqual(['tn-2021-06', 'made', 'tn-2021-10']);
    expect(ids(await there.all())).toEqual(pack);
    now = keptForMs;
    expect(ids(await there.all())).toEqual(['tn-2021-06', 'made', 'tn-2021-10']);
  });

  it('that could not be read is asked for again', async () => {
    const { connection } = await freshBase();
    const { all } = templateStore(connection, () => 0);
    let failing = true;
    onWire(connection, async ({ send }) => {
      if (failing) throw new TypeError('no network');
      await send();
    });
    await expect(all()).rejects.toThrow('no network');
    failing = false;
    expect(ids(await all())).toEqual(pack);
  });

  it('never has one under an id of the pack', async () => {
    const { connection } = await freshBase();
    const store = templateStore(connection);
    const twin = { ...made, template: a.template({ effectiveFrom: '2021-08-01' }) };
    await store.write('tn-2021-06', deed, () => twin);
    expect([await store.all(), (await store.get('tn-2021-06'))?.origin]).toEqual([templates, 'pack']);
  });
});

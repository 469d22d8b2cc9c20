import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callEngine } from '../../functions/local/call-engine.ts';
import { createTables, tableInputs } from '../../functions/local/create-tables.ts';
import { startEngine } from '../../functions/local/engine.ts';
import { keepEngine } from '../../functions/local/keep-engine.ts';
import { scratch } from './scratch.ts';

const names = (endpoint: string) => callEngine(endpoint, 'DynamoDB_20120810.ListTables', {});
const both = { TableNames: ['san-sang-projections', 'san-sang-records'] };

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('the engine', () => {
  it('starts in memory, empty, and stops', async () => {
    const engine = await startEngine();
    expect(await names(engine.endpoint)).toEqual({ TableNames: [] });
    await engine.stop();
    await expect(names(engine.endpoint)).rejects.toThrow();
  });

  it('makes the tables once, as the stores describe them', async () => {
    const engine = await startEngine();
    onTestFinished(engine.stop);
    await createTables(engine.endpoint);
    await createTables(engine.endpoint);
    expect(await names(engine.endpoint)).toEqual(both);
    expect(
      tableInputs().map(({ TableName, StreamSpecification }) => [
        TableName,
        StreamSpecification?.StreamEnabled,
      ]),
    ).toEqual([
      ['san-sang-records', true],
      ['san-sang-projections', undefined],
    ]);
  });

  it('searches its stream history by index', async () => {
    const dbFile = join(scratch(), 'engine.db');
    await (await startEngine({ dbFile })).stop();
    const db = new DatabaseSync(dbFile);
    const plan = db.prepare(
      'EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?',
    );
    const steps = JSON.stringify(plan.all('records'));
    db.close();
    expect(steps).toContain('san_sang_stream_by_number');
  });

  it('comes back on the same port with what was written, after kill -9', async () => {
    const engine = await keepEngine(join(scratch(), 'engine.db'));
    onTestFinished(engine.stop);
    await createTables(engine.endpoint);
    const pid = engine.pid();
    expect(engine.state()).toBe(0);
    process.kill(pid ?? 0, 'SIGKILL');
    await expect.poll(() => engine.state(), { interval: 5 }).toBe('away');
    await expect.poll(() => engine.state()).toBe(1);
    expect(engine.pid()).not.toBe(pid);
    expect(await names(engine.endpoint)).toEqual(both);
  });

  it('tells when it cannot be brought back', async () => {
    const real = await startEngine();
    let starts = 0;
    const engine = await keepEngine('engine.db', async () => {
      starts += 1;
      if (starts > 1) throw new Error('no room on the disk');
      return real;
    }, [1, 1]);
    await real.stop();
    expect((await engine.lost).message).toBe('no room on the disk');
    expect(engine.state()).toBe('away');
  });

  it('ends with whoever started it, even after kill -9', async () => {
    const code = `import { startEngine } from ${JSON.stringify(join(import.meta.dirname, '../../functions/local/engine.ts'))};
      console.log((await startEngine()).pid);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(owner.stdout, 'data');
    const pid = Number(String(line));
    expect(isRunning(pid)).toBe(true);
    owner.kill('SIGKILL');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('says which endpoint does not answer', async () => {
    const gone = await startEngine();
    await gone.stop();
    const outcome = startEngine({ choice: { endpoint: gone.endpoint }, withinMs: 50 });
    await expect(outcome).rejects.toThrow(`No database engine answers at ${gone.endpoint}`);
  });
});

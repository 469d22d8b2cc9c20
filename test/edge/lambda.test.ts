import '../support/quiet.ts';
import { inspect } from 'node:util';
import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { context } from '../support/event.ts';

describe('a Lambda', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('is composed on its first call, once', async () => {
    const { lambda } = await import('../../functions/edge/lambda.ts');
    const compose = vi.fn(
      () =>
        async (event: string, { functionName }: Context) =>
          `${event} ${functionName}`,
    );
    const handler = lambda(compose);
    expect(compose).not.toHaveBeenCalled();
    expect([await handler('a', context), await handler('b', context)]).toEqual(['a test', 'b test']);
    expect(compose).toHaveBeenCalledTimes(1);
  });

  it('says in its log which run of it wrote a line', async () => {
    const { lambda } = await import('../../functions/edge/lambda.ts');
    const { log } = await import('../../functions/edge/log.ts');
    const handler = lambda(() => async (event: string) => log('info', event, {}));
    const text: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => text.push(String(line)) > 0);
    for (const awsRequestId of ['first', 'second']) await handler('done', { ...context, awsRequestId });
    vi.restoreAllMocks();
    expect(text.map((line) => JSON.parse(line))).toMatchObject([
      { message: 'done', function_name: 'test', function_request_id: 'first' },
      { message: 'done', function_request_id: 'second' },
    ]);
  });

  const words = 'ghi chú riêng 0912345678';
  const failing = (error: unknown) => async () => {
    throw error;
  };

  it.each([
    ['SyntaxError', new SyntaxError(`Unexpected token in JSON: ${words}`)],
    ['RangeError', Object.assign(new RangeError('x', { cause: new Error(words) }), { body: words })],
    ['string', words],
  ])('fails by the name of what failed, and says nothing else of it: %s', async (errorName, error) => {
    const { lambda } = await import('../../functions/edge/lambda.ts');
    const text: string[] = [];
    for (const to of [process.stdout, process.stderr])
      vi.spyOn(to, 'write').mockImplementation((line) => text.push(String(line)) > 0);
    vi.spyOn(console, 'error').mockImplementation((line) => void text.push(String(line)));
    const thrown = await lambda(() => failing(error))('event', context).catch((caught: unknown) => caught);
    vi.restoreAllMocks();
    expect(thrown).toMatchObject({ name: errorName, message: errorName });
    expect(inspect(thrown, { showHidden: true })).not.toContain('0912345678');
    expect(text.join('')).not.toContain('0912345678');
    expect(text.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'ERROR', message: 'run.failed', function_name: 'test', facts: { errorName } },
    ]);
  });

  it('says what it is meant to say to whoever asked it', async () => {
    const { lambda } = await import('../../functions/edge/lambda.ts');
    const handler = lambda(() => failing(new TypeError('come later')), TypeError);
    await expect(handler('event', context)).rejects.toThrow('come later');
  });

  it('fails loudly on its first call where a setting is missing', async () => {
    const { settings } = await import('../../functions/edge/config.ts');
    vi.stubEnv('RECORDS_TABLE', '');
    expect(() => settings()).toThrow();
  });
});

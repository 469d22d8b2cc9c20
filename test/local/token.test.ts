import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../functions/local/free-port.ts';

const entry = join(import.meta.dirname, '../../functions/local/token.ts');
const DATA_DIR = mkdtempSync(join(tmpdir(), 'san-sang-token-'));
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

/** What the command prints while a server answers everything so, or none is there. */
const tokenBeside = async (answer?: { status: number; body: object }) => {
  const port = await freePort();
  const asked: (string | undefined)[] = [];
  if (answer !== undefined) {
    const server = createServer(({ url, headers }, response) => {
      asked.push(url, headers.authorization);
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
    onTestFinished(() => void server.close());
  }
  const env = { ...process.env, DATA_DIR, PORT: String(port) };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [entry, 'nobody@demo.test'], {
    env,
  });
  return { token: stdout, warning: stderr, asked };
};
const aToken = /^[\w-]+\.[\w-]+\.[\w-]+\n$/;

describe('a token of somebody', () => {
  it('who is no member is given all the same, with a warning beside it', async () => {
    const { token, warning, asked } = await tokenBeside({
      status: 403,
      body: { type: '/problems/no-member' },
    });
    expect(token).toMatch(aToken);
    expect(asked).toEqual(['/api/me', `Bearer ${token.trim()}`]);
    expect(warning).toMatch(/^nobody@demo\.test is no member: .*\n$/);
  });

  it.each([
    ['who is a member', { status: 200, body: {} }],
    ['while no server is there', undefined],
  ])('%s is given without a word', async (_, answer) => {
    const { token, warning } = await tokenBeside(answer);
    expect(token).toMatch(aToken);
    expect(warning).toBe('');
  });
});

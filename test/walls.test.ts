import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const place = mkdtempSync(join(tmpdir(), 'san-sang-walls-'));
afterAll(() => rmSync(place, { recursive: true }));

const cases = [
  ['domain', 'zod/mini', true],
  ['domain', './day.ts', true],
  ['domain', 'zod', false],
  ['domain', 'node:fs', false],
  ['domain', '../functions/edge/log.ts', false],
  ['functions/api', '../stores/sites.ts', true],
  ['functions/api', '@aws-sdk/lib-dynamodb', false],
  ['functions/api', '../local/start.ts', false],
  ['functions/jobs', '@aws-sdk/client-dynamodb', false],
  ['functions/triggers', '../stores/members.ts', true],
  ['functions/triggers', '@aws-sdk/client-cognito-identity-provider', false],
  ['functions/alerts', '../stores/alerts.ts', true],
  ['functions/alerts', '@aws-sdk/lib-dynamodb', false],
  ['functions/cases', '@aws-sdk/lib-dynamodb', false],
  ['functions/notices', '../stores/deliveries.ts', true],
  ['functions/notices', '@aws-sdk/client-sesv2', false],
  ['functions/check-ins', '../stores/filings.ts', true],
  ['functions/check-ins', '@aws-sdk/lib-dynamodb', false],
  ['functions/sheets', 'csv-parse/sync', true],
  ['functions/sheets', '../local/start.ts', false],
  ['functions/webhooks', '../stores/webhooks.ts', true],
  ['functions/webhooks', '@aws-sdk/lib-dynamodb', false],
  ['functions/forms', '@aws-sdk/lib-dynamodb', false],
  ['functions/audit', '@aws-sdk/lib-dynamodb', false],
  ['functions/forms', 'yaml', true],
  ['domain', 'yaml', false],
  ['web', 'yaml', false],
  ['functions/edge', '@middy/core', true],
  ['functions/edge', '../stores/sites.ts', false],
  ['functions/stores', '@aws-sdk/lib-dynamodb', true],
  ['functions/stores', '../edge/http.ts', false],
  ['infra', '../domain/contract.ts', true],
  ['infra', '../functions/stores/table.ts', true],
  ['infra/stacks', '../../functions/stores/table.ts', true],
  ['infra', '../functions/stores/sites.ts', false],
  ['infra', '../functions/edge/http.ts', false],
  ['web', '../domain/site.ts', true],
  ['web', '../functions/edge/http.ts', false],
  ['web', 'node:fs', false],
] as const;

/** The rooms with a file for each case, and what lint says of them all. */
let said = '';
beforeAll(() => {
  copyFileSync(join(root, 'biome.json'), join(place, 'biome.json'));
  for (const [n, [room, module]] of cases.entries()) {
    const file = join(place, room, `case-${n}.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import * as x from '${module}';\nexport const y = x;\n`);
  }
  const args = [
    'lint',
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '.',
  ];
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/biome'), args, {
    cwd: place,
    encoding: 'utf8',
  });
  said = `${stdout}${stderr}`;
});

describe('the walls between rooms', () => {
  it.each(cases.map((one, n) => [...one, n] as const))('%s may import %s: %s', (room, _, allowed, n) => {
    expect(said.includes(`${room}/case-${n}.ts:`)).toBe(!allowed);
  });
});

import { province } from '../../domain/pack/province.ts';
import type { Stage } from '../../infra/stage.ts';

/** The stage that tests are about: whatever those who deploy write into theirs, these settings stay. */
export const aStage: Stage = {
  name: 'test',
  region: 'ap-southeast-1',
  domain: 'test.san-sang.example',
  identityPrefix: `san-sang-${province.id}-test`,
  mailFrom: 'thong-bao@test.san-sang.example',
  alarmsTo: 'truc-he-thong@san-sang.example',
  budgetUsd: 150,
  deadlines: { requestSeconds: 10, gatewaySeconds: 12, frontSeconds: 15, logDays: 90 },
  live: false,
  originSecretTurn: 1,
};

/** One like it that people rely on. */
export const aLiveStage: Stage = {
  ...aStage,
  name: 'prod',
  live: true,
  domain: 'san-sang.example',
  mailFrom: 'thong-bao@san-sang.example',
  identityPrefix: `san-sang-${province.id}`,
};

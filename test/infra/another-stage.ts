// biome-ignore-start lint/style/noRestrictedImports: which province pack runs is settled before the domain is read
import { usePack } from '../../functions/local/use-pack.ts';

// biome-ignore-end lint/style/noRestrictedImports: the rest comes after it

/** Prints what the stage of another province comes to, as JSON: in a process of its own, since a process reads one pack. */
usePack();
const { stageOf } = await import('../../infra/stage.ts');
const { aStage } = await import('./a-stage.ts');
const { province } = await import('../../domain/pack/province.ts');
const { resourcesOf } = await import('./fixture.ts');
const { someStacks } = await import('./some-stacks.ts');

const stage = stageOf({
  ...aStage,
  ...{
    name: 'vidu',
    domain: 'vi-du.san-sang.example',
    mailFrom: 'thong-bao@vi-du.san-sang.example',
    identityPrefix: `san-sang-${province.id}-vidu`,
  },
});
const { app, list, identity } = someStacks(false, stage);
app.synth();
const [domain] = resourcesOf(identity, 'AWS::Cognito::UserPoolDomain');
const [client] = resourcesOf(identity, 'AWS::Cognito::UserPoolClient');
process.stdout.write(
  JSON.stringify({
    names: list.map(({ stackName }) => stackName),
    identity: domain?.Properties['Domain'],
    addresses: client?.Properties['CallbackURLs'],
  }),
);

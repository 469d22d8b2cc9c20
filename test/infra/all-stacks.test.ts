import { readFileSync } from 'node:fs';
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { queueJobs } from '../../domain/job.ts';
import { stageNamed, stages } from '../../infra/stage.ts';
import { measuredIn } from '../cost/files.ts';
import { stackCounts } from '../cost/stack-counts.ts';
import { allowedIn, resourcesOf } from './fixture.ts';
import { someStacks } from './some-stacks.ts';

const { app, list, web } = someStacks(true);
const all = list.flatMap((stack) => resourcesOf(stack));
const ofType = (type: string) => all.filter(({ Type }) => Type === type);

describe('every stack', () => {
  it.each(list.map((stack) => ({ name: stack.stackName, stack })))(
    '$name stays under 400 resources',
    ({ stack }) => {
      expect(resourcesOf(stack).length).toBeLessThan(400);
    },
  );

  it.each(list.map((stack) => ({ name: stack.stackName, stack })))(
    '$name is what it was',
    async ({ name, stack }) => {
      const lines = resourcesOf(stack).map(
        ({ id, stack: _, ...resource }) => `${id} ${JSON.stringify(resource)}`,
      );
      // Hashes of code are left out: a template is the same whatever the functions do.
      const text = lines.join('\n').replaceAll(/[0-9a-f]{64}/g, '(code)');
      await expect(`${text}\n`).toMatchFileSnapshot(`snapshots/${name}.txt`);
    },
  );

  it('is known by the stage it belongs to', () => {
    expect(list.every(({ stackName }) => stackName.startsWith('san-sang-test-'))).toBe(true);
    expect(() => stageNamed('tset')).toThrow(`no stage "tset": one of ${Object.keys(stages).join(', ')}`);
  });
});

describe('what stands in every stack', () => {
  it('is paid for in docs/cost.md as it is: `npm run cost` counts it anew', () => {
    expect(measuredIn().stacks).toEqual(stackCounts(list));
  });
});

describe('an open finding of cdk-nag', () => {
  it('fails the synthesis', () => {
    const other = someStacks();
    new Bucket(new Stack(other.app, 'open'), 'Open');
    expect(() => other.app.synth()).toThrow(/AwsSolutions-S1|Validation failed/);
  });

  it('is nowhere', () => {
    expect(() => app.synth()).not.toThrow();
  });
});

describe('rights', () => {
  const allowed = list.flatMap((stack) =>
    allowedIn(stack).map((one) => ({ ...one, stack: stack.stackName })),
  );

  it('name every action', () => {
    expect(allowed.filter(({ actions }) => actions.some((action) => action.includes('*')))).toEqual([]);
  });

  it('name every resource, except for X-Ray and the files of a folder', () => {
    const isFolder = (on: string) => /^[^*]*("\/(snapshots|briefs|exports)\/\*"[^*]*)+$/.test(on);
    const loose = allowed.filter(
      ({ on, actions }) =>
        on.includes('*') && !isFolder(on) && !actions.every((action) => action.startsWith('xray:')),
    );
    // What an upload writes is below a bucket; it runs at deployments, and serves nobody.
    expect(loose.map(({ stack, actions }) => [stack, ...actions])).toEqual([
      [web.stackName, 's3:GetObject'],
      [web.stackName, 's3:PutObject'],
    ]);
  });

  it('never include reading a whole table, nor deleting what cannot be made again', () => {
    const some = allowed.filter(({ actions }) =>
      actions.some((action) => /Scan|Delete|PartiQL/.test(action)),
    );
    // Rows that no site has, records that a job has worked on, and letters that are healed; never anything of the records, and on no request.
    const kinds = some.map(({ id, actions, on }) => [
      id.replace(/RoleDefaultPolicy.*/, ''),
      actions.filter((action) => action.includes('Delete')).join(),
      /"[^"]*(Projections|GivenUpQueue|RecordsQueue)/.exec(on)?.[1],
    ]);
    expect(new Set(kinds.map((kind) => kind.join(' ')))).toEqual(
      new Set([
        'rebuildProjections dynamodb:DeleteItem Projections',
        'redriveProjections dynamodb:DeleteItem Projections',
        'redriveProjections sqs:DeleteMessage GivenUpQueue',
        ...queueJobs.map((job) => `${job} sqs:DeleteMessage RecordsQueue`),
      ]),
    );
  });

  it('come from roles of our own, without policies that AWS manages', () => {
    expect(
      ofType('AWS::IAM::Role').filter(({ Properties }) => Properties['ManagedPolicyArns'] !== undefined),
    ).toEqual([]);
  });
});

describe('alarms', () => {
  const alarms = ofType('AWS::CloudWatch::Alarm');
  const texts = alarms.map(({ Properties }) => String(Properties['AlarmDescription']));
  const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
  const headings = [...runbook.matchAll(/^### (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(/[ ]/g, '-'),
  );

  it('say what the failure means to a person, and where to read on', () => {
    for (const text of texts) expect(text).toMatch(/^[A-Z].{30,}\. Runbook: docs\/runbook\.md#[a-z0-9-]+$/);
  });

  it('each have a heading of their own in the runbook, and each heading an alarm', () => {
    expect(texts.map((text) => text.replace(/^.*#/, '')).toSorted()).toEqual(headings.toSorted());
  });

  it.each(
    [...ofType('AWS::Lambda::Function'), ...ofType('AWS::SQS::Queue')]
      .filter(({ id }) => !id.startsWith('CustomCDKBucketDeployment'))
      .map(({ id, stack }) => ({ id, stack })),
  )('watch $id', ({ id, stack }) => {
    const watching = alarms.filter(
      (alarm) => alarm.stack === stack && JSON.stringify(alarm.Properties).includes(`"${id}"`),
    );
    expect(watching.length).toBeGreaterThan(0);
  });

  it('stay quiet where nothing happens', () => {
    expect(new Set(alarms.map(({ Properties }) => Properties['TreatMissingData']))).toEqual(
      new Set(['notBreaching']),
    );
  });
});

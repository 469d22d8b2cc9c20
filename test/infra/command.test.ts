import { describe, expect, it } from 'vitest';
import { CommandError } from '../../infra/command-words.ts';
import {
  certificate,
  folder,
  prepared,
  quiet,
  real,
  records,
  refused,
  run,
  stageNamed,
  whole,
} from './command-stage.ts';

describe('what was typed', () => {
  it.each([
    ['', 'Usage:\n  npm run synth'],
    ['deploy', 'Which stage? Usage: npm run deploy -- STAGE'],
    ['destroy prod --force', 'Usage: npm run destroy -- STAGE'],
    ['deploy tset', 'no stage "tset": one of test, prod'],
    ['deploy prod wbe', 'The stage prod has no stack "wbe": one of data, api, edge, web'],
    ['deploy prod Certificate=x', 'No stack of these asks for Certificate, but for CertificateArn'],
    ['deploy prod CertificateArn=arn:x', 'CertificateArn=arn:x cannot be: ARN of the certificate'],
  ])('%s is answered', async (line, answer) => {
    const said = await run(line).then(
      (ran) => ran.said,
      (error: Error) => error.message,
    );
    expect(said).toContain(answer);
  });
});

describe('synth', () => {
  it('says what it wrote, of the test stage unless told, and needs no account', async () => {
    const { said, calls } = await run('synth');
    expect(said).toBe(
      [
        'Writes the templates of the stage test (https://san-sang.vn) in ap-southeast-1, us-east-1, in this order:',
        '  1. san-sang-test-data (ap-southeast-1, 1 resources)',
        '  2. san-sang-test-api (ap-southeast-1, 1 resources)',
        '  3. san-sang-test-edge (us-east-1, 1 resources)',
        '  4. san-sang-test-web (ap-southeast-1, 1 resources; is told CertificateArn)',
        `${folder} holds the stage test now.`,
      ].join('\n'),
    );
    expect(calls).toEqual([]);
  });
});

describe('a live stage with names that belong to nobody', () => {
  const asWritten = { stageNamed };
  const sentence =
    'The stage prod is live, and its domain, mailFrom, alarmsTo in infra/stage.ts still end in ".example"';

  it.each(['deploy prod --yes', 'diff prod'])('is refused before anything is built: %s', async (line) => {
    const { outcome, said, calls, built } = await run(line, prepared, '', asWritten);
    expect({ outcome, calls, built }).toEqual({ outcome: 1, calls: [], built: [] });
    expect(said).toMatch(new RegExp(`^${sentence}.* Nothing was done\\.$`));
  });

  it.each(['synth prod', 'diff prod data --against old'])('is warned of offline: %s', async (line) => {
    const { outcome, warned } = await run(line, prepared, '', asWritten);
    expect(outcome).toBe(0);
    expect(warned).toEqual([expect.stringContaining(sentence)]);
  });

  it('says the one field that is left, and nothing of other stages', async () => {
    const left = { stageNamed: (name: string) => ({ ...real(name), alarmsTo: 'truc@san-sang.example' }) };
    expect((await run('diff prod', prepared, '', left)).said).toContain(
      'its alarmsTo in infra/stage.ts still ends',
    );
    expect((await run('synth test', prepared, '', asWritten)).warned).toEqual([]);
    expect((await run('deploy test data', prepared, '', asWritten)).calls).toHaveLength(1);
  });

  it('can be destroyed', async () => {
    expect((await run('destroy prod web', prepared, 'prod', asWritten)).calls).toHaveLength(1);
  });
});

describe('an account that does not let anybody in', () => {
  const nobody = { signedIn: () => Promise.reject(new CommandError('No AWS credentials.')) };

  it.each(['deploy prod', 'diff prod', 'destroy prod'])(
    'is said before anything is built: %s',
    async (line) => {
      for (const account of [nobody, refused]) {
        const { outcome, calls, built } = await run(line, prepared, 'prod', {}, account);
        expect({ outcome, calls, built }).toEqual({ outcome: 1, calls: [], built: [] });
      }
    },
  );

  it.each(['synth prod', 'diff prod --against old'])('is not asked: %s', async (line) => {
    expect((await run(line, prepared, '', {}, nobody)).built).toEqual(['prod']);
  });
});

describe('deploy', () => {
  it('says where and in what order, asks for the name of a live stage, and hands all to the CDK', async () => {
    const { outcome, said, calls } = await run(`deploy prod ${certificate}`, prepared, 'prod');
    expect(said).toContain('in ap-southeast-1, us-east-1, account 123456789012, in this order:');
    expect(said).toContain('Type prod to go on:');
    const told = `--progress events --parameters san-sang-prod-web:${certificate}`;
    expect(calls).toEqual([`deploy ${whole} --app OUT --exclusively ${told} ${quiet}`]);
    expect(outcome).toBe(0);
  });

  it('does nothing when another name is typed', async () => {
    const { outcome, said, calls } = await run(`deploy prod ${certificate}`, prepared, 'test');
    expect({ outcome, calls }).toEqual({ outcome: 1, calls: [] });
    expect(said).toMatch(/Nothing was done\.$/);
  });

  it('asks nobody for a stage that is not live, nor with --yes', async () => {
    const there = { ...prepared, 'san-sang-test-web': { parameters: ['CertificateArn'] } };
    expect((await run('deploy test web', there)).calls).toHaveLength(1);
    const { said, calls } = await run(`deploy prod data --yes`);
    expect(said).not.toContain('Type');
    expect(calls).toEqual([
      `deploy san-sang-prod-data --app OUT --exclusively --progress events --require-approval never ${quiet}`,
    ]);
  });

  it('takes along what a stack needs', async () => {
    const { calls } = await run('deploy test api');
    expect(calls).toEqual([expect.stringMatching(/^deploy san-sang-test-data san-sang-test-api --app/)]);
  });

  it('says which certificate is missing, the first time only', async () => {
    const { said, calls } = await run('deploy test');
    expect(said).toContain('san-sang-test-web: CertificateArn — ARN of the certificate');
    expect(said).toContain('npm run deploy -- test CertificateArn=…');
    expect(calls).toEqual([]);
  });

  it('says when a region is not prepared', async () => {
    expect((await run('deploy test data', {})).said).toContain(
      'The account is not prepared in ap-southeast-1. Once per region: npx cdk bootstrap aws://ACCOUNT/ap-southeast-1',
    );
  });

  it('is refused when it would lose what is stored, unless that is let go by its name', async () => {
    const there = { ...prepared, 'san-sang-test-data': { template: { ...records('Old'), Outputs: {} } } };
    const { said, calls } = await run('deploy test data', there);
    expect(said).toContain('san-sang-test-data: Old (AWS::DynamoDB::Table) is no longer there');
    expect(calls).toEqual([]);
    expect((await run('deploy test data --letting-go Old', there)).calls).toHaveLength(1);
  });

  it('is refused when another table would be in use than is now, unless that is said', async () => {
    const template = { ...records(), Outputs: { RecordsTable: { Value: 'records-restored' } } };
    const there = { ...prepared, 'san-sang-test-data': { template } };
    const { said, calls } = await run('deploy test data', there);
    expect(said).toContain('records-restored → Ref=Records091F6ECA');
    expect(calls).toEqual([]);
    expect((await run('deploy test data --letting-go RecordsTable', there)).calls).toHaveLength(1);
  });
});

describe('diff', () => {
  it('compares templates and changes nothing', async () => {
    const { calls } = await run('diff prod data web');
    expect(calls).toEqual([
      `diff san-sang-prod-data san-sang-prod-web --app OUT --exclusively --method=template ${quiet}`,
    ]);
  });

  it('compares with the templates of a folder without an account', async () => {
    const { calls } = await run('diff prod data --against old');
    expect(calls).toEqual([
      `diff san-sang-prod-data --app OUT --exclusively --template old/san-sang-prod-data.template.json ${quiet}`,
    ]);
  });
});

describe('destroy', () => {
  const guarded = {
    ...prepared,
    'san-sang-prod-data': { protected: true },
    'san-sang-test-data': { protected: true },
  };

  it('of any part of a live stage is refused while its data is protected, and says how to lift that', async () => {
    const { said, calls } = await run('destroy prod web', guarded, 'prod');
    expect(calls).toEqual([]);
    expect(said).toContain(
      'aws cloudformation update-termination-protection --no-enable-termination-protection --region ap-southeast-1 --stack-name san-sang-prod-data',
    );
  });

  it('of a protected stack of another stage is refused, and of what is not protected asked for', async () => {
    expect((await run('destroy test', guarded, 'test')).calls).toEqual([]);
    const { calls } = await run('destroy test web', guarded, 'test');
    expect(calls).toEqual([`destroy san-sang-test-web --app OUT --exclusively --force ${quiet}`]);
  });

  it('says what is kept, asks for the name of every stage, and takes what needs a stack first', async () => {
    const { said, calls } = await run('destroy test data', prepared, 'test');
    expect(said).toContain('Kept all the same, with all that is in it:\n  Records of san-sang-test-data');
    expect(said).toContain('Type test to go on:');
    expect(calls).toEqual([
      expect.stringMatching(/^destroy san-sang-test-web san-sang-test-api san-sang-test-data --app OUT/),
    ]);
    expect((await run('destroy test data', prepared, '')).calls).toEqual([]);
  });
});

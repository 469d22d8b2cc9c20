import { describe, expect, it } from 'vitest';
import { jobDuties } from '../../../infra/job-duties.ts';
import { resourcesOf } from '../fixture.ts';
import { someStacks } from '../some-stacks.ts';

const { jobs: stack } = someStacks();
const mailing = Object.entries(jobDuties).flatMap(([name, duty]) => (duty.mail ? [name] : []));

/** Statements of the roles of functions that let mail be sent, by function. */
const allowed = resourcesOf(stack, 'AWS::IAM::Policy').flatMap(({ id, Properties }) => {
  const text = JSON.stringify(Properties['PolicyDocument']);
  return text.includes('ses:') ? [{ job: id.replace(/RoleDefaultPolicy.*/, ''), text }] : [];
});

describe('mail', () => {
  it('is sent by the jobs of notices alone', () => {
    expect(mailing).toEqual(['sendNotices', 'sendHeld']);
    expect(allowed.map(({ job }) => job).toSorted()).toEqual(mailing.toSorted());
  });

  it('leaves from one address of the stage’s own domain, which the function is told', () => {
    for (const { job, text } of allowed) {
      expect(text).toContain('"Action":"ses:SendEmail"');
      expect(text).toContain('"ses:FromAddress":"thong-bao@test.san-sang.example"');
      expect(text).toMatch(/:ses:ap-southeast-1:.{0,40}:identity\/test\.san-sang\.example/);
      const [lambda] = resourcesOf(stack, 'AWS::Lambda::Function').filter(({ id }) =>
        id.startsWith(`${job}Function`),
      );
      expect(lambda?.Properties['Environment']).toMatchObject({
        Variables: { MAIL_FROM: 'thong-bao@test.san-sang.example', ORIGIN: 'https://test.san-sang.example' },
      });
    }
  });
});

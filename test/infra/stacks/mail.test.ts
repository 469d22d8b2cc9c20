import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { jobDuties } from '../../../infra/job-duties.ts';
import { resourcesOf } from '../fixture.ts';
import { theStacks } from '../some-stacks.ts';

const { jobs: stack, mail, identity } = theStacks();
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
      expect(text).toMatch(/:ses:ap-southeast-1:.{0,40}:configuration-set\/san-sang-test"/);
      const [lambda] = resourcesOf(stack, 'AWS::Lambda::Function').filter(({ id }) =>
        id.startsWith(`${job}Function`),
      );
      expect(lambda?.Properties['Environment']).toMatchObject({
        Variables: {
          MAIL_FROM: 'thong-bao@test.san-sang.example',
          MAIL_SET: 'san-sang-test',
          ORIGIN: 'https://test.san-sang.example',
        },
      });
    }
  });
});

describe('the domain of mail', () => {
  it('is signed, has a place of its own for what comes back, and leaves by one configuration set', () => {
    expect(resourcesOf(mail, 'AWS::SES::EmailIdentity')).toMatchObject([
      {
        Properties: {
          EmailIdentity: 'test.san-sang.example',
          DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
          MailFromAttributes: { MailFromDomain: 'mail.test.san-sang.example' },
        },
      },
    ]);
    expect(resourcesOf(mail, 'AWS::SES::ConfigurationSet')).toMatchObject([
      {
        Properties: {
          Name: 'san-sang-test',
          DeliveryOptions: { TlsPolicy: 'REQUIRE' },
          ReputationOptions: { ReputationMetricsEnabled: true },
          SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
        },
      },
    ]);
  });

  it('is there before anything that sends by it', () => {
    for (const one of [stack, identity]) expect(one.dependencies).toContain(mail);
  });

  it('says which records whoever runs the domain must enter', () => {
    const outputs = JSON.stringify(Template.fromStack(mail).toJSON()['Outputs']);
    expect(outputs.match(/ CNAME /g)).toHaveLength(3);
    expect(outputs).toContain('mail.test.san-sang.example MX 10 feedback-smtp.ap-southeast-1.amazonses.com');
    expect(outputs).toContain('mail.test.san-sang.example TXT');
    expect(outputs).toContain('_dmarc.test.san-sang.example TXT');
  });

  it.each([
    ['Reputation.BounceRate', '0.05'],
    ['Reputation.ComplaintRate', '0.001'],
  ])('rings when SES would look into the account: %s at %s', (metric, limit) => {
    const metrics = resourcesOf(mail, 'AWS::CloudWatch::Alarm').map(({ Properties }) =>
      JSON.stringify(Properties['Metrics']),
    );
    const [alarm] = metrics.filter((text) => text.includes(metric));
    expect(alarm).toContain(`IF(share >= ${limit}, 1, 0)`);
    expect(alarm).toContain('{"Name":"ses:configuration-set","Value":"san-sang-test"}');
  });
});

import { type Numbers, peopleAt } from './month.ts';
import type { Used } from './used.ts';

const million = 1_000_000;
const gigabyte = 1_000_000_000;

type Asked = {
  sites: number;
  parts: Record<string, Used>;
  stacks: Record<string, number>;
  assumed: Numbers;
  price: Numbers;
};

/** The part of a month that is printed by the large function. */
const printed = 'the printed brief';

/** A month's bill, USD by service. */
export const billOf = ({ sites, parts, stacks, assumed, price }: Asked): Record<string, number> => {
  const all = Object.values(parts);
  const sum = (of: (used: Used) => number) => all.reduce((so, used) => so + of(used), 0);
  const seconds = (used: Used) => (used.milliseconds / 1000) * assumed('lambdaFactor');
  const printing = parts[printed];
  const x86 = printing === undefined ? 0 : seconds(printing) * assumed('printingGb');
  const arm = (sum(seconds) - (printing === undefined ? 0 : seconds(printing))) * assumed('memoryGb');
  const requests = sum((used) => used.requests);
  const runs = sum((used) => used.runs);
  const { officers, leaders } = peopleAt(sites, assumed);
  const opened =
    (sites + officers * assumed('consolesOpened') + leaders * assumed('briefsRead')) * assumed('workdays');
  const front = requests + opened * assumed('pageRequests');
  const kept = (sum((used) => used.writeUnits) / 2) * 1024 * assumed('itemFactor') * assumed('keptMonths');
  const logs = runs * assumed('logBytes');
  const count = (what: string) => stacks[what] ?? 0;
  const polls = (count('queues') * assumed('queuePolls') * assumed('days') * 86_400) / 20;
  const accounts = sites * assumed('accountsPerSite') + officers + leaders;
  const traced = Math.min(runs, assumed('days') * 86_400) + runs * assumed('tracedShare');
  return {
    'DynamoDB: writes': (sum((used) => used.writeUnits) / million) * price('writeUnits'),
    'DynamoDB: reads': (sum((used) => used.readUnits) / million) * price('readUnits'),
    'DynamoDB: data and backups after a year':
      (kept / gigabyte) * (price('tableStorage') + price('backupStorage')),
    'Lambda: time': (arm / million) * price('lambdaArm') + (x86 / million) * price('lambdaX86'),
    'Lambda: runs': (runs / million) * price('lambdaRequests'),
    'API Gateway': (requests / million) * price('apiRequests'),
    CloudFront:
      (front / million) * price('frontRequests') +
      ((sum((used) => used.answerBytes) + opened * assumed('pageBytes')) / gigabyte) * price('frontBytes'),
    WAF:
      price('firewallList') +
      count('firewallRules') * price('firewallRule') +
      (front / million) * price('firewallRequests'),
    SQS: ((sum((used) => used.messages) * assumed('queueFactor') + polls) / million) * price('queueRequests'),
    SES: (sum((used) => used.mails) / 1000) * price('mails'),
    S3:
      (sum((used) => used.objectWrites) / million) * price('objectWrites') +
      (sum((used) => used.objectReads) / million) * price('objectReads') +
      ((sum((used) => used.objectBytes) * assumed('keptMonths')) / gigabyte) * price('objectStorage'),
    'CloudWatch: logs':
      (logs / gigabyte) * price('logBytes') +
      ((logs * assumed('logMonths') * 0.15) / gigabyte) * price('logStorage'),
    'CloudWatch: metrics, alarms, dashboards':
      count('metrics') * price('metrics') +
      count('alarms') * price('alarms') +
      count('dashboards') * price('dashboards'),
    'X-Ray': (traced / million) * price('traces'),
    'Cognito, Plus': accounts * price('accountsPlus'),
    'Secrets Manager': count('secrets') * price('secrets'),
    Scheduler: ((count('schedules') * assumed('days')) / million) * price('scheduled'),
  };
};

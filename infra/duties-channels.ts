import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes by which others hear of alerts: endpoints, the log of what was sent, the feed. */
export const channelDuties = {
  listWebhooks: {
    failure: 'The administrator cannot see which other systems are told of alerts, nor that one has stopped.',
    runbook: 'The list of endpoints does not come',
    records: ['GetItem', 'Query'],
  },
  putWebhook: {
    failure:
      'Another system cannot be connected or corrected, and goes without alerts or gets the wrong ones.',
    runbook: 'Endpoints cannot be changed',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  rotateWebhookSecret: {
    failure: 'A secret that became known cannot be replaced, and somebody may send false alerts in our name.',
    runbook: 'Secrets of endpoints cannot be replaced',
    records: ['GetItem', 'PutItem'],
  },
  deactivateWebhook: {
    failure: 'A system that should hear nothing more of alerts goes on hearing of them.',
    runbook: 'Endpoints cannot be stopped',
    records: ['GetItem', 'PutItem'],
  },
  listDeliveries: {
    failure: 'Nobody sees whether people were told of an alert, nor who must be called since they were not.',
    runbook: 'The log of deliveries does not come',
    records: ['GetItem'],
    lists: true,
  },
  resendDelivery: {
    failure: 'A notice that did not arrive cannot be sent again; people have to be told by telephone.',
    runbook: 'Notices cannot be sent again',
    records: ['GetItem', 'PutItem'],
  },
  listCapAlerts: {
    failure: 'The provincial operations centre does not hear of verified critical alerts through the feed.',
    runbook: 'The feed of alerts does not come',
    records: ['GetItem', 'Query'],
    lists: true,
    links: true,
  },
  getCapAlert: {
    failure: 'The operations centre cannot read one verified alert that the feed tells of.',
    runbook: 'An alert of the feed cannot be read',
    records: ['GetItem', 'BatchGetItem', 'Query'],
    links: true,
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

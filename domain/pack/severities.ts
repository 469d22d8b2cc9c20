import data from '#pack/severities.json' with { type: 'json' };
import { AlertClocks } from '../clock.ts';

/** How fast alerts are worked in the province, by severity. */
export const alertClocks: AlertClocks = AlertClocks.parse(data);

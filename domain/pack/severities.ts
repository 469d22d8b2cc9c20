import data from '#pack/severities.json' with { type: 'json' };
import { AlertClocks } from '../clock.ts';

/** How fast alerts are worked in Thái Nguyên, by severity. */
export const alertClocks: AlertClocks = AlertClocks.parse(data);

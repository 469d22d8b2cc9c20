import { AlertClocks } from '../clock.ts';
import data from './severities.json' with { type: 'json' };

/** How fast alerts are worked in Thái Nguyên, by severity. */
export const alertClocks: AlertClocks = AlertClocks.parse(data);

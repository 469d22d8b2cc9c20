import data from '#pack/pack.json' with { type: 'json' };
import { Province } from '../province.ts';

/** Whose pack this is. */
export const province: Province = Province.parse(data);

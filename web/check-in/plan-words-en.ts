import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import plan from '../../domain/texts/en/page-check-in-plan.json' with { type: 'json' };
import terms from '../../domain/texts/en/terms.json' with { type: 'json' };
import type { words as vi } from './plan-words-vi.ts';

export const words: typeof vi = { faults, plan, states: terms['plan-states'], models: terms.models };

import deliveries from '../../domain/texts/en/page-console-deliveries.json' with { type: 'json' };
import webhooks from '../../domain/texts/en/page-console-webhooks.json' with { type: 'json' };
import type { words as vi } from './channel-words-vi.ts';

export const words: typeof vi = { deliveries, webhooks };

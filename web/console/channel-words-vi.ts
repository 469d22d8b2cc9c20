import deliveries from '../../domain/texts/vi/page-console-deliveries.json' with { type: 'json' };
import webhooks from '../../domain/texts/vi/page-console-webhooks.json' with { type: 'json' };

/** Words of what was sent, and of the systems that are told, in Vietnamese. */
export const words = { deliveries, webhooks };

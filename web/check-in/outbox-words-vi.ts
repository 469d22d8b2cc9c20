import outbox from '../../domain/texts/vi/page-check-in-outbox.json' with { type: 'json' };

/** Words of what is not sent yet, in Vietnamese. */
export const words = { outbox };

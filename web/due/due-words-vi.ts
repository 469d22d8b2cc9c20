import due from '../../domain/texts/vi/due.json' with { type: 'json' };

export const words = { due };

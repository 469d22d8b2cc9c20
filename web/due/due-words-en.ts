import due from '../../domain/texts/en/due.json' with { type: 'json' };

export const words = { due };

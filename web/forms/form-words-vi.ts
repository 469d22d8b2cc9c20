import parts from '../../domain/texts/vi/form-parts.json' with { type: 'json' };

/** Words of a form and its result, in Vietnamese. */
export const words = parts;

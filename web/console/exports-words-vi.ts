import exports from '../../domain/texts/vi/page-console-exports.json' with { type: 'json' };

/** Words of exports in Vietnamese. */
export const words = exports;

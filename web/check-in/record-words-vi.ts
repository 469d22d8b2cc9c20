import receipt from '../../domain/texts/vi/page-check-in-receipt.json' with { type: 'json' };

/** Words of the receipt, the days before and the trend, in Vietnamese. */
export const words = { receipt };

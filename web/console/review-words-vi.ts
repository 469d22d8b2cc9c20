import review from '../../domain/texts/vi/page-brief-review.json' with { type: 'json' };

export const words = { review };

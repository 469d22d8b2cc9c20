import review from '../../domain/texts/en/page-brief-review.json' with { type: 'json' };

export const words = { review };

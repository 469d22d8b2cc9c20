import trends from '../../domain/texts/en/page-brief-trends.json' with { type: 'json' };

export const words = { trends };

import trends from '../../domain/texts/vi/page-brief-trends.json' with { type: 'json' };

export const words = { trends };

import calendars from '../../domain/texts/en/page-console-calendars.json' with { type: 'json' };

export const words = { calendars };

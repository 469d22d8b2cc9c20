import calendars from '../../domain/texts/vi/page-console-calendars.json' with { type: 'json' };

export const words = { calendars };

/** The lines of a calendar, each whole again. Source: RFC 5545, 3.1. */
export const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

const plain = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter));

/** The events of a calendar: what each says, by the name of the property without its parameters. */
export const eventsOf = (text: string): Record<string, string>[] => {
  const events: Record<string, string>[] = [];
  const open: string[] = [];
  for (const line of unfolded(text)) {
    const [, name = '', value = ''] = /^([A-Z0-9-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === 'BEGIN') open.push(value);
    else if (name === 'END') open.pop();
    if (name === 'BEGIN' && value === 'VEVENT') events.push({});
    const event = events.at(-1);
    const isOwn = open.at(-1) === 'VEVENT' || (open.at(-1) === 'VALARM' && /^(TRIGGER|ACTION)$/.test(name));
    if (event !== undefined && isOwn && !/^(BEGIN|END|X-.*)$/.test(name)) event[name] = plain(value);
  }
  return events;
};

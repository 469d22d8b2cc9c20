import { daysBetween } from '../day.ts';
import type { Escalation } from './escalation.ts';
import type { Holiday } from './holidays.ts';
import type { PackProblem } from './pack-problem.ts';
import type { PackUnit } from './units.ts';
import type { PackZone } from './zones.ts';

/** The mainland of Vietnam and its coast, degrees (WGS 84): a marker outside has its numbers swapped or mistyped. */
const country = { lat: [8, 23.5], lon: [102, 110] } as const;

type Dated = { from: string | null; to: string | null };

const backwards = (file: string, { from, to }: Dated, path: (string | number)[]): PackProblem[] =>
  from === null || to === null || daysBetween(from, to) >= 0
    ? []
    : [{ file, path: [...path, 'to'], says: `must not be before from, ${from}` }];

const overlaps = (a: Dated, b: Dated): boolean =>
  (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999');

/** The names of a unit follow one another: on no day has it two. */
export const unitFaults = (units: readonly PackUnit[]): PackProblem[] =>
  units.flatMap((unit, n) => [
    ...backwards('units.json', unit, [n]),
    ...units.slice(0, n).flatMap((other) =>
      other.id === unit.id && overlaps(other, unit)
        ? [
            {
              file: 'units.json',
              path: [n, 'from'],
              says: `has days in common with "${other.name}" of the same unit`,
            },
          ]
        : [],
    ),
  ]);

const markerFaults = ({ lat, lon, position }: PackZone, n: number): PackProblem[] => {
  const file = 'zones.json';
  if (lat === null || lon === null || position === null) {
    const isNone = lat === null && lon === null && position === null;
    return isNone
      ? []
      : [{ file, path: [n, 'position'], says: 'lat, lon and position are given together, or none' }];
  }
  return (['lat', 'lon'] as const).flatMap((id) => {
    const degrees = id === 'lat' ? lat : lon;
    const [least, most] = country[id];
    return degrees >= least && degrees <= most
      ? []
      : [{ file, path: [n, id], says: `must be in the country: from ${least} to ${most} degrees` }];
  });
};

/** Zones are told apart by their ids, lie in units that are listed, and in the country. */
export const zoneFaults = (zones: readonly PackZone[], units: readonly PackUnit[]): PackProblem[] => {
  const file = 'zones.json';
  const known = new Set(units.map(({ id }) => id));
  return zones.flatMap((zone, n) => [
    ...(zones.findIndex(({ id }) => id === zone.id) < n
      ? [{ file, path: [n, 'id'], says: `"${zone.id}" is there twice` }]
      : []),
    ...(known.has(zone.unit)
      ? []
      : [{ file, path: [n, 'unit'], says: `"${zone.unit}" is no unit of units.json` }]),
    ...backwards(file, zone, [n]),
    ...markerFaults(zone, n),
  ]);
};

/** Officers are listed for zones that exist, and every zone has somebody at every level: an alert is never told to nobody. */
export const officerFaults = ({ levels }: Escalation, zones: readonly PackZone[]): PackProblem[] => {
  const file = 'escalation.json';
  const ids = new Set(zones.map(({ id }) => id));
  return levels.flatMap((officers, level) => {
    const unknown = officers.flatMap((officer, n) =>
      officer.zones === 'all'
        ? []
        : officer.zones.flatMap((zone, at) =>
            ids.has(zone)
              ? []
              : [
                  {
                    file,
                    path: ['levels', level, n, 'zones', at],
                    says: `"${zone}" is no zone of zones.json`,
                  },
                ],
          ),
    );
    const without = zones.filter(
      ({ id }) => !officers.some((officer) => officer.zones === 'all' || officer.zones.includes(id)),
    );
    const [first] = without;
    if (first === undefined) return unknown;
    const rest = without.length > 1 ? ` and ${without.length - 1} more` : '';
    return [...unknown, { file, path: ['levels', level], says: `has nobody for "${first.id}"${rest}` }];
  });
};

/** Holidays come in order, each once. */
export const holidayFaults = (holidays: readonly Holiday[]): PackProblem[] =>
  holidays.flatMap(({ day }, n) => {
    const before = holidays[n - 1]?.day;
    if (before === undefined || before < day) return [];
    return [
      { file: 'holidays.json', path: [n, 'day'], says: `must be after the holiday before it, ${before}` },
    ];
  });

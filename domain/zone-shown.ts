import type { Day } from './day.ts';
import { nearestUnitName } from './pack/units.ts';
import type { PackZone } from './pack/zones.ts';
import type { ZoneWithSites } from './zone.ts';

/** A zone of the register as it is shown on a day. Apart from the routes, which every page has: units are no page's burden. */
export const zoneShown = (zone: PackZone, day: Day, sites: number): ZoneWithSites => {
  const { id, kind, name, areaHa, lat, lon, status, verified } = zone;
  const unit = nearestUnitName(zone.unit, day);
  return { id, kind, name, unit: unit.name, unitTo: unit.to, areaHa, lat, lon, status, verified, sites };
};

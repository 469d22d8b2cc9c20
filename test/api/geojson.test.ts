import { describe, expect, it } from 'vitest';
import { figuresOf, noAlerts } from '../../domain/figures.ts';
import type { Member } from '../../domain/member.ts';
import { zoneFeature } from '../../domain/zone.ts';
import { standingShown } from '../../domain/zone-standing.ts';
import { a } from '../support/a.ts';
import { service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { GeoJsonCollection, GeoJsonFeature } from '../support/geojson.ts';
import { at, people, settle, zoneId } from '../support/people.ts';

const base = sharedBase();

const asked = async () => {
  const works = service(base(), at(a.day));
  await works.join(people.leader);
  return works.as(people.leader)('getZonesGeojson');
};

describe('zones as GeoJSON', () => {
  it('are a feature collection of RFC 7946 under its own media type, which has no parameters', async () => {
    const { status, headers, body } = await asked();
    expect([status, headers['content-type']]).toEqual([200, 'application/geo+json']);
    const { features } = GeoJsonCollection.parse(body);
    const ids = features.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(30);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have the longitude first: every marker is in the north of Vietnam', async () => {
    const { features } = GeoJsonCollection.parse((await asked()).body);
    const points = features.flatMap(({ geometry }) => (geometry?.type === 'Point' ? [geometry] : []));
    expect(points.length).toBeGreaterThan(20);
    for (const { coordinates } of points) {
      expect(coordinates[0]).toBeGreaterThan(105);
      expect(coordinates[0]).toBeLessThan(107);
      expect(coordinates[1]).toBeGreaterThan(21);
      expect(coordinates[1]).toBeLessThan(23);
    }
  });

  it('have no geometry where the place is not known, which is a feature all the same', () => {
    const zone = {
      ...{ id: 'ccn-mau', kind: 'cluster' as const, name: 'CCN Mẫu', unit: 'Phú Bình', unitTo: null },
      ...{ areaHa: null, lat: null, lon: null, status: 'planned' as const, verified: false, sites: 0 },
    };
    const feature = zoneFeature(zone, figuresOf({}, noAlerts));
    expect(GeoJsonFeature.parse(feature)).toMatchObject({ id: 'ccn-mau', geometry: null });
  });
});

describe('the standing of a zone', () => {
  const of = (sites: number, present: number) =>
    figuresOf(
      {
        'coverage.due': sites,
        'coverage.reported': sites,
        'flows.present': present,
        'scenarios.outbreak': 1,
      },
      noAlerts,
    );
  const seen = (role: 'employer' | 'leader', sites: number, present = 500) =>
    standingShown(of(sites, present), { role }).scenarios?.outbreak ?? null;

  it.each([
    ['of no sites', 0, 500, 1],
    ['of one site', 1, 500, null],
    ['of two sites', 2, 500, null],
    ['of three sites', 3, 500, 1],
    ['of few people at work', 3, 49, null],
  ])('%s is told to an employer as far as it is not of another workplace', (_, sites, present, told) => {
    expect([seen('employer', sites, present), seen('leader', sites, present)]).toEqual([told, 1]);
  });

  it('is withheld by the API itself', async () => {
    const works = service(base(), at(a.day));
    await settle(works);
    await works.project();
    const ofZone = async (member: Member) => {
      const { features } = GeoJsonCollection.parse((await works.as(member)('getZonesGeojson')).body);
      return features.find(({ id }) => id === zoneId)?.properties;
    };
    await works.join(people.leader);
    expect(await ofZone(people.hr)).toMatchObject({
      sites: 1,
      bands: null,
      freshness: null,
      scenarios: null,
    });
    expect(await ofZone(people.leader)).toMatchObject({ sites: 1, scenarios: { outbreak: 0 } });
  });
});

describe('the shapes of the RFC', () => {
  const point = { type: 'Point', coordinates: [105.8, 21.4] };
  const feature = { type: 'Feature', geometry: point, properties: null };
  it.each([
    ['the latitude first, beyond 90°', { ...feature, geometry: { ...point, coordinates: [21.4, 105.8] } }],
    ['a coordinate system of its own', { ...feature, crs: { type: 'name' } }],
    ['no geometry at all', { type: 'Feature', properties: null }],
    ['no properties', { type: 'Feature', geometry: null }],
    [
      'a ring that is open',
      {
        ...feature,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        },
      },
    ],
  ])('are not those of a feature with %s', (_, wrong) => {
    expect(GeoJsonFeature.safeParse(wrong).success).toBe(false);
    expect(GeoJsonFeature.safeParse(feature).success).toBe(true);
  });
});

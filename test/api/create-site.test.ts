import { expect, it } from 'vitest';
import { a } from '../support/a.ts';
import { refusal, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { at, people } from '../support/people.ts';

const base = sharedBase();

it('registers no site in a zone that is not there on the day', async () => {
  const works = service(base(), at('2024-01-31'));
  await works.join(people.admin);
  const asked = { body: a.site({ siteId: 'ha-chau', zoneId: 'ccn-ha-chau-1' }) };
  const early = await works.as(people.admin)('createSite', asked);
  expect(refusal(early)).toEqual(['422 /zoneId unknown-zone']);
  works.at(at('2024-02-01'));
  expect((await works.as(people.admin)('createSite', asked)).status).toBe(201);
});

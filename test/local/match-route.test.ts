import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../functions/local/match-route.ts';

const match = createMatcher({
  getAlert: { method: 'GET', path: '/api/alerts/{alertId}', who: 'signed-in' },
  transitionAlert: { method: 'POST', path: '/api/alerts/{alertId}/transitions', who: ['health'] },
  acknowledge: { method: 'POST', path: '/api/alerts/acknowledgements', who: ['health'] },
  oneOf: { method: 'POST', path: '/api/alerts/{alertId}', who: ['health'] },
  getHealth: { method: 'GET', path: '/api/health', who: 'all' },
});

describe('the route of a request', () => {
  it('is found with its decoded parameters', () => {
    expect(match('GET', '/api/alerts/S%C3%B4ng%2F1')).toEqual({
      name: 'getAlert',
      routeKey: 'GET /api/alerts/{alertId}',
      open: false,
      params: { alertId: 'Sông/1' },
    });
  });

  it('is open only where everybody may call', () => {
    expect(match('GET', '/api/health')).toMatchObject({ name: 'getHealth', open: true, params: {} });
  });

  it('prefers a literal segment to a parameter', () => {
    expect(match('POST', '/api/alerts/acknowledgements')).toMatchObject({ name: 'acknowledge' });
    expect(match('POST', '/api/alerts/other')).toMatchObject({ name: 'oneOf' });
  });

  it.each([
    ['HEAD', '/api/health'],
    ['OPTIONS', '/api/health'],
    ['DELETE', '/api/alerts/1'],
    ['GET', '/api/health/'],
    ['GET', '/api/alerts/'],
    ['GET', '/api/alerts//transitions'],
    ['GET', '/api'],
    ['GET', '/api/../api/health'],
  ])('is none for %s %s', (method, path) => {
    expect(match(method, path)).toBeUndefined();
  });

  it.each(['/api/alerts/%', '/api/alerts/%E0%A4%A', '/api/alerts/%ff'])('is malformed for %s', (path) => {
    expect(match('GET', path)).toBe('malformed');
  });
});

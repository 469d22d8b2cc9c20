import { describe, expect, it } from 'vitest';
import { StartError, settingsOf } from '../../functions/local/settings.ts';

describe('the settings of the local door', () => {
  it('have defaults', () => {
    expect(settingsOf([], {})).toEqual({
      port: 3000,
      dataDir: '.data',
      endpoint: undefined,
      demoSites: 120,
      empty: false,
    });
  });

  it('come from the environment and the arguments', () => {
    const env = {
      PORT: '3100',
      DATA_DIR: '/data',
      DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000',
      DEMO_SITES: '12',
    };
    const expected = {
      port: 3100,
      dataDir: '/data',
      endpoint: 'http://127.0.0.1:8000',
      demoSites: 12,
      empty: true,
    };
    expect(settingsOf(['--empty'], env)).toEqual(expected);
  });

  it.each([
    [{ PORT: 'many' }, 'PORT=many cannot be used'],
    [{ PORT: '70000' }, 'PORT=70000 cannot be used'],
    [{ DEMO_SITES: '0' }, 'DEMO_SITES=0 cannot be used'],
    [{ DYNAMODB_ENDPOINT: 'here' }, 'DYNAMODB_ENDPOINT=here cannot be used'],
  ])('name the variable that is wrong: %o', (env, message) => {
    expect(() => settingsOf([], env)).toThrow(new StartError(message));
  });

  it('refuse an argument nobody knows', () => {
    expect(() => settingsOf(['--emtpy'], {})).toThrow('Usage: npm start -- [--empty]');
  });
});

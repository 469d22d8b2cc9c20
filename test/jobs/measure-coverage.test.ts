import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { AlertMark } from '../../domain/alert-figures.ts';
import type { Contribution } from '../../domain/figures.ts';
import type { Measured } from '../../domain/measured.ts';
import { zones } from '../../domain/pack/zones.ts';
import { measure } from '../../functions/edge/metrics.ts';
import { measureCoverage } from '../../functions/jobs/measure-coverage.ts';

const [here = '', there = ''] = zones.map(({ id }) => id);
const now = '2021-06-15T03:00:00.000Z';

const mark: AlertMark = {
  severity: 'critical',
  state: 'open',
  verifyBy: '2021-06-15T02:00:00.000Z',
  actBy: null,
  verifiedAt: null,
  closedAt: null,
  writes: 1,
};

const measured = async () => {
  const seen: Measured[] = [];
  const asked: string[] = [];
  const counts = new Map<string, Contribution>([
    [
      here,
      {
        'coverage.due': 4,
        'coverage.reported': 3,
        'coverage.onTime': 2,
        'coverage.late': 1,
        'coverage.pending': 1,
      },
    ],
    [there, { 'coverage.due': 3, 'coverage.missing': 2, 'coverage.onTime': 1, 'coverage.reported': 2 }],
  ]);
  const marks = new Map<string, Map<string, AlertMark>>([
    [here, new Map([['one', mark]])],
    [there, new Map([['two', { ...mark, severity: 'high', verifyBy: '2021-06-15T09:00:00.000Z' }]])],
  ]);
  const run = measureCoverage({
    projections: {
      zoneCounts: async (day) => {
        asked.push(day);
        return counts;
      },
      marks: async () => marks,
    },
    measure: (values) => seen.push(values),
    clock: () => now,
  });
  await run({ time: now });
  return { seen, asked };
};

describe('what operators see of the day', () => {
  it('is what leaders see as coverage, and the alerts that wait', async () => {
    const { seen, asked } = await measured();
    expect(asked).toEqual(['2021-06-15']);
    expect(seen).toEqual([
      {
        ExpectedReports: 7,
        ActualReports: 4,
        OnTimeReports: 3,
        MissingReports: 2,
        PendingReports: 1,
        OpenAlerts: 2,
        CriticalAlerts: 1,
        OverdueAlerts: 1,
      },
    ]);
  });
});

describe('a measurement', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('leaves by the log, as figures of the stage that the environment names', () => {
    vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'san-sang-test');
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    const none = { MissingReports: 0, PendingReports: 0, OpenAlerts: 0, CriticalAlerts: 0, OverdueAlerts: 0 };
    measure({ ExpectedReports: 7, ActualReports: 4, OnTimeReports: 3, ...none });
    vi.restoreAllMocks();
    const [line = ''] = lines;
    const parsed = z
      .looseObject({ _aws: z.object({ CloudWatchMetrics: z.array(z.unknown()) }) })
      .parse(JSON.parse(line));
    expect(parsed).toMatchObject({ ExpectedReports: 7, ActualReports: 4, service: 'san-sang' });
    expect(parsed._aws.CloudWatchMetrics).toMatchObject([
      { Namespace: 'san-sang-test', Dimensions: [['service']] },
    ]);
  });
});

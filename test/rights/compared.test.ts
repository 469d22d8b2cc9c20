import { describe, expect, it } from 'vitest';
import { compared, notDriven } from './compared.ts';

const right = (name: string, action: string, resource = 'records') => ({ function: name, action, resource });

describe('rights', () => {
  it('that are used and not granted, and that are granted and never used, are told apart', () => {
    const used = [
      right('getMe', 'dynamodb:GetItem'),
      right('getMe', 'dynamodb:Query'),
      right('a', 's3:GetObject'),
    ];
    const granted = [right('getMe', 'dynamodb:GetItem'), right('a', 's3:GetObject', 'files/exports')];
    expect(compared(used, granted)).toEqual({
      missing: ['a s3:GetObject records', 'getMe dynamodb:Query records'],
      idle: ['a s3:GetObject files/exports'],
      notMeasured: [],
    });
  });

  it('are equal where every right was used, however often', () => {
    const used = [right('getMe', 'dynamodb:GetItem'), right('getMe', 'dynamodb:GetItem')];
    expect(compared(used, used.slice(1))).toEqual({ missing: [], idle: [], notMeasured: [] });
  });

  it('that no such day has a use for are named, until one has', () => {
    const uses = notDriven.map(({ use }) => use);
    const { missing, idle, notMeasured } = compared([], uses);
    expect([missing, idle, notMeasured.length]).toEqual([[], [], uses.length]);
    expect(notMeasured[0]).toMatch(/^writeExport s3:AbortMultipartUpload files\/exports: only a file/);
    expect(compared(uses, uses).notMeasured).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { bulkColumns } from '../../domain/bulk-columns.ts';
import { readHeader } from '../../domain/bulk-header.ts';
import { readRow } from '../../domain/bulk-row.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';
import { aRow, type Row } from '../support/sheets.ts';

const header = readHeader([...bulkColumns], []);
const ground = { own: new Set(['may-song-cau']), today: a.day, now: at(a.day) };
const read = (over: Row, formulas: number[] = []) => {
  const row = aRow(over);
  return readRow(header, { row: 2, cells: bulkColumns.map((column) => row[column] ?? ''), formulas }, ground);
};
const faults = (over: Row, formulas?: number[]) =>
  (read(over, formulas).faults ?? []).map(({ field, code }) => `${field} ${code}`);

describe('a row of a sheet', () => {
  it('is the check-in of the worked example', () => {
    expect(read({})).toEqual({
      siteId: 'may-song-cau',
      day: a.day,
      request: { siteId: 'may-song-cau', day: a.day, answers: a.answers() },
    });
  });

  it.each<[Row, unknown]>([
    [{ present: '1.240' }, { present: 1240 }],
    [{ present: '1 240' }, { present: 1240 }],
    [{ present: '1,240' }, { present: 1240 }],
    [{ present: '１２４０' }, { present: 1240 }],
    [{ present: ' 1240 ' }, { present: 1240 }],
    [{ shuttleLoad: '' }, { shuttleLoad: null }],
    [{ shuttleLoad: 'Không có xe' }, { shuttleLoad: null }],
    [{ shuttleLoad: 'No shuttles' }, { shuttleLoad: null }],
    [{ shuttleLoad: '60%' }, { shuttleLoad: 60 }],
    [{ masks: 'all' }, { masks: 'all' }],
    [{ masks: 'mọi nơi' }, { masks: 'all' }],
    [{ masks: 'MOI NOI' }, { masks: 'all' }],
    [{ masks: 'Not everywhere' }, { masks: 'some' }],
    [{ masks: 'Chưa làm' }, { masks: 'none' }],
    [{ masks: 'N/A' }, { masks: 'n/a' }],
    ...['Có', 'yes', '1', 'x', 'TRUE', 'true'].map((word): [Row, unknown] => [
      { safetyTeamOnDuty: word },
      { safetyTeamOnDuty: true },
    ]),
    ...['Không', 'NO', '0', 'false'].map((word): [Row, unknown] => [
      { safetyTeamOnDuty: word },
      { safetyTeamOnDuty: false },
    ]),
    [{ absentSick: '' }, { absentSick: 0 }],
    [{ absentSick: '3' }, { absentSick: 3 }],
    [{ note: 'Xưởng 2 nghỉ' }, { note: 'Xưởng 2 nghỉ' }],
  ])('reads %j as %j', (over, expected) => {
    expect(read(over).request?.answers).toMatchObject({ ...a.answers(), ...Object(expected) });
  });

  it.each([
    ['15/06/2021', '2021-06-15'],
    ['9/6/2021', '2021-06-09'],
    ['2021-06-14', '2021-06-14'],
    ['15-06-2021', '2021-06-15'],
    ['15.06.2021', '2021-06-15'],
    ['', '2021-06-15'],
  ])('reads the day %s', (day, expected) => {
    expect(read({ day }).request?.day).toBe(expected);
  });

  it.each<[Row, string[]]>([
    [{ siteId: '' }, ['siteId required-site']],
    [{ siteId: 'cua-nguoi-khac' }, ['siteId unknown-site']],
    [{ siteId: 'not an id!' }, ['siteId unknown-site']],
    [{ day: '31/02/2021' }, ['day not-a-day']],
    [{ day: '15/06/21' }, ['day not-a-day']],
    [{ day: 'hôm nay' }, ['day not-a-day']],
    [{ day: '16/06/2021' }, ['day day-not-open']],
    [{ day: '07/06/2021' }, ['day day-not-open']],
    [{ present: '' }, ['present required']],
    [{ present: '1,5 người' }, ['present not-a-count']],
    [{ present: '12,40' }, ['present not-a-count']],
    [{ f0: '-1' }, ['f0 negative']],
    [{ f0: '1000001' }, ['f0 too-large']],
    [{ shuttleLoad: '101' }, ['shuttleLoad too-large']],
    [{ shuttleLoad: '0,6' }, ['shuttleLoad not-a-count']],
    [{ masks: '' }, ['masks required-choice']],
    [{ masks: 'phần lớn' }, ['masks not-a-measure']],
    [{ safetyTeamOnDuty: 'có lẽ' }, ['safetyTeamOnDuty not-yes-or-no']],
    [{ lodged: '1181' }, ['lodged more-than-present']],
    [
      { present: '10', symptomatic: '11', lodged: '12' },
      ['symptomatic more-than-present', 'lodged more-than-present'],
    ],
    [{ note: 'gọi 0912 345 678' }, ['note personal-data']],
    [{ note: 'x'.repeat(501) }, ['note too-long']],
    [{ reason: 'hỏi a.b@demo.test' }, ['reason personal-data']],
    [{ reason: 'x'.repeat(301) }, ['reason too-long']],
  ])('refuses %j', (over, expected) => {
    expect(faults(over)).toEqual(expected);
  });

  it('says everything that is wrong, not only the first', () => {
    const over = {
      siteId: 'x-y',
      day: 'x',
      present: '',
      f0: 'x',
      lodged: '5',
      masks: '?',
      note: '0912345678',
    };
    expect(faults(over)).toEqual([
      'siteId unknown-site',
      'day not-a-day',
      'present required',
      'f0 not-a-count',
      'masks not-a-measure',
      'note personal-data',
    ]);
  });

  it('does not believe what a formula comes to', () => {
    expect(faults({}, [bulkColumns.indexOf('f0')])).toEqual(['f0 formula']);
  });

  it('answers a site of another and a site that there is not in the same words', () => {
    expect(read({ siteId: 'may-song-cong' })).toEqual({ ...read({ siteId: 'nowhere' }) });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLine, jsonLines, lineAt } from '../../domain/json-lines.ts';

const text = `{
  "id": "a, \\"b\\": {",
  "criteria": [
    { "id": "x", "weight": 1 },
    {
      "weight": -2e3,
      "source": ["1", "2"]
    }
  ], "none": null, "a/b": true
}`;

describe('where things stand in a text of JSON', () => {
  it.each([
    ['', 1],
    ['/id', 2],
    ['/criteria', 3],
    ['/criteria/0', 4],
    ['/criteria/0/weight', 4],
    ['/criteria/1', 5],
    ['/criteria/1/weight', 6],
    ['/criteria/1/source/1', 7],
    ['/none', 9],
    ['/a~1b', 9],
  ])('%s is in line %i', (pointer, line) => {
    expect(jsonLines(text).get(pointer)).toBe(line);
  });

  it('says the line around a thing that is missing', () => {
    expect(lineAt(jsonLines(text), '/criteria/1/kind')).toBe(5);
    expect(lineAt(jsonLines(text), '/nothing/at/all')).toBe(1);
  });

  it('knows every value of any JSON, in an order that never goes back', () => {
    fc.assert(
      fc.property(fc.json(), (any) => {
        const pretty = JSON.stringify(JSON.parse(any), null, 2);
        const lines = [...jsonLines(pretty).values()];
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
        expect(lines.at(-1) ?? 0).toBeLessThanOrEqual(pretty.split('\n').length);
      }),
      { seed: 20210615 },
    );
  });

  it('finds the line at which a text stops being JSON', () => {
    const broken = '{\n  "a": 1,\n  b: 2\n}';
    try {
      JSON.parse(broken);
    } catch (cause) {
      expect(brokenLine(broken, String(cause))).toBe(3);
    }
    expect(brokenLine(broken, 'JSON.parse: expected property name at line 3 column 3 of the JSON data')).toBe(
      3,
    );
    expect(brokenLine(broken, 'Unexpected end of JSON input')).toBe(4);
    expect(brokenLine(broken, 'no')).toBeNull();
  });
});

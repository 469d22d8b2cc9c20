import { expect, it } from 'vitest';
import { formFileBytes } from '../../../domain/form-routes.ts';
import { stopped, textOfFile } from '../../../web/console/form-file.ts';

it.each([
  [formFileBytes, { text: 'a'.repeat(formFileBytes) }],
  [formFileBytes + 1, { fault: 'tooLarge' }],
])('reads a file of %d bytes or says why not', async (bytes, expected) => {
  expect(await textOfFile([new File(['a'.repeat(bytes)], 'form.yaml')])).toEqual(expected);
});

it.each([
  ['a file that was not taken, over an older text', { text: 'id: old', turnedAway: 'Quá lớn' }, 'form-file'],
  ['a file that was not taken, over nothing', { text: '', turnedAway: 'Quá lớn' }, 'form-file'],
  ['no text', { text: ' ', turnedAway: null }, 'form-text'],
  ['nothing, with a text', { text: 'id: old', turnedAway: null }, undefined],
])('saving is stopped by %s', (_, typed, expected) => {
  expect(stopped(typed, 'Chưa có')?.field).toBe(expected);
});

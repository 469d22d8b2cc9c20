import { expect, it } from 'vitest';
import { isModelOnly } from '../../domain/model-only.ts';

it('calls the rules a model from the day after the epidemic’s law ended', () => {
  expect(isModelOnly('2023-10-20')).toBe(false);
  expect(isModelOnly('2023-10-21')).toBe(true);
});

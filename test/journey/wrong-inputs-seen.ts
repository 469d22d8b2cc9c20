import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { employers } from '../support/employers.ts';
import { openPage, type Place } from '../support/page-door.ts';
import { rightDraft, type WrongInput, wrongInputs } from '../web/check-in/wrong-inputs.ts';

const samples = 12;
const choices = [
  'masks',
  'temperature',
  'hands',
  'spacing',
  'disinfection',
  'ventilation',
  'safetyTeamOnDuty',
];
const isChoice = (field: string) => choices.includes(field);

/** Cases that hands can make, spread over all of them: a radio button takes no impossible choice, a reason needs a report. */
const byHand = wrongInputs.filter(
  ({ field, typed }) => field !== 'reason' && !(isChoice(field) && typed !== ''),
);
const sample = byHand.filter((_, n) => n % Math.floor(byHand.length / samples) === 0).slice(0, samples);

const put = async (page: Page, field: string, text: string) => {
  if (isChoice(field)) await page.locator(`input[name="${field}"][value="${text}"]`).check();
  else await page.locator(`#${field}`).fill(text);
};

const fillRight = async (page: Page, except: ReadonlySet<string>) => {
  for (const [field, text] of Object.entries(rightDraft))
    if (text !== '' && !except.has(field) && field !== 'reason') await put(page, field, text);
};

const seen = async (page: Page, { field, typed }: WrongInput) => {
  const summary = page.locator('.error-summary');
  const link = summary.locator(`a[href="#${field}"]`);
  await link.waitFor();
  await expect.poll(() => page.evaluate('document.activeElement?.className')).toBe('error-summary');
  const said = await link.innerText();
  expect(await page.locator(`#${field}-error`).innerText()).toContain(said);
  expect(said).toMatch(/\.$/);
  if (!isChoice(field)) expect(await page.locator(`#${field}`).inputValue()).toBe(typed);
  await link.click();
  await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe(field);
  return summary.locator('li').count();
};

/** A sample of the wrong inputs, typed by hand: the summary has the focus, its words are the field's, its link leads there. */
export const wrongInputsSeen = (place: () => Place) =>
  describe.each(['vi', 'en'] as const)('wrong inputs typed into the form, in %s', (lang) => {
    it(`shows ${samples} of them at the field and above the form, and loses nothing`, async () => {
      const page = await openPage(place(), employers.fresh, '/check-in?view=report', lang);
      await page.locator('#present').waitFor();
      const send = page.locator('form button[type="submit"]').last();
      const unpicked = sample.filter(({ field }) => isChoice(field));
      await fillRight(page, new Set(unpicked.map(({ field }) => field)));
      for (const input of unpicked) {
        await send.click();
        await seen(page, input);
        await put(
          page,
          input.field,
          String(Object.entries(rightDraft).find(([name]) => name === input.field)?.[1]),
        );
      }
      for (const input of sample.filter(({ field }) => !isChoice(field))) {
        await put(page, input.field, input.typed);
        await send.click();
        expect(await seen(page, input), `${input.field}: ${input.kind}`).toBe(1);
        await page.reload();
        await page.locator('#present').waitFor();
        expect(await page.locator(`#${input.field}`).inputValue(), 'after a reload').toBe(input.typed);
        await put(page, input.field, ''); // some right answers are none
        await fillRight(page, new Set());
      }
      await page.close();
    });
  });

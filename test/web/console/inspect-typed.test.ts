import { expect, it } from 'vitest';
import { templates } from '../../../domain/pack/templates.ts';
import { templateInForce } from '../../../domain/template.ts';
import { inspectableUnder, readInspection, tooManyPeople } from '../../../web/console/inspect-typed.ts';
import { words as visitWords } from '../../../web/console/visit-words-vi.ts';
import { words } from '../../../web/console/words-vi.ts';

it('asks to check a count of people that cannot be at the site, at its field', () => {
  const { answers, visits } = visitWords;
  expect(tooManyPeople(answers, visits.form.implausible, { present: 999_999 }, 57)).toEqual([
    {
      field: 'present',
      message: `${answers.present.label}: Số này quá lớn so với số lao động của cơ sở. Kiểm tra lại số vừa ghi.`,
    },
  ]);
  expect(tooManyPeople(answers, visits.form.implausible, { present: 670 }, 57)).toEqual([]);
});

it('asks how many are vaccinated where that changes how many are to be tested, and sends none elsewhere', () => {
  const typed = { key: 'k', note: '', items: { present: '57', vaccinated: '40' } };
  const sent = (day: string) =>
    readInspection(words, { ...typed, day }, inspectableUnder(templateInForce(templates, day)));
  expect(sent('2021-10-01')).toMatchObject({
    ok: true,
    request: { answers: { present: 57, vaccinated: 40 } },
  });
  expect(sent('2021-06-15')).toMatchObject({ ok: true, request: { answers: { present: 57 } } });
  expect(JSON.stringify(sent('2021-06-15'))).not.toContain('vaccinated');
});

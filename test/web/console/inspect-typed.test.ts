import { expect, it } from 'vitest';
import { tooManyPeople } from '../../../web/console/inspect-typed.ts';
import { words as visitWords } from '../../../web/console/visit-words-vi.ts';

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

import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../functions/local/subject.ts';

describe('the subject of a local account', () => {
  it('is the same in every run', () => {
    expect(subjectOf('hr@demo.test')).toBe('83a13118-b79f-874c-a54d-60f1f91137f4');
  });

  it('does not depend on how the e-mail was typed', () => {
    expect(subjectOf(' HR@Demo.Test ')).toBe(subjectOf('hr@demo.test'));
  });

  it('is another one for another e-mail, and reads as a UUID', () => {
    expect(subjectOf('hr2@demo.test')).not.toBe(subjectOf('hr@demo.test'));
    expect(subjectOf('a@b.vn')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

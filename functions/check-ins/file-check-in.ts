import type { CheckInRequest } from '../../domain/check-in.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { type Filing, fileCheckIn, templateToFile } from '../../domain/filing.ts';
import type { Filings, OpenFile, Submission } from '../stores/filings.ts';

/** What is filed, by whom, when it came in. */
export type CheckInSubmission = {
  day: Day;
  request: CheckInRequest;
  by: { member: string; name: string };
  now: Instant;
};

/**
 * Decides a check-in on a site's file and writes it under its key, as one: the one way into the records, for the form and for sheets.
 * `replyOf` is what a repeat of the submission will find.
 * @throws what `fileCheckIn` refuses with; LostRace when somebody else wrote the site first.
 */
export const fileUnder = async (
  filings: Pick<Filings, 'write'>,
  opened: OpenFile,
  { day, request, by, now }: CheckInSubmission,
  { key, replyOf }: { key: string; replyOf: (filing: Filing) => Submission },
): Promise<Submission> => {
  const filing = fileCheckIn(opened.file, templateToFile(opened.templates, day, now), {
    ...{ day, request, by, now },
  });
  const submission = replyOf(filing);
  const about = `${day} ${filing.filed.checkIn.revision}`;
  const deed = { actor: by.member, act: 'check-in-filed', about, at: now };
  await filings.write(opened, filing, { key, submission, deed });
  return submission;
};

import type { EventReport } from './alert-request.ts';
import { caseAfter } from './case-course.ts';
import type { Day, Instant } from './day.ts';
import type { SiteFile } from './filing.ts';
import { checkInDayOf } from './pack/clocks.ts';
import { raise } from './raise.ts';
import { eventFacts } from './site-facts.ts';
import type { Template } from './template.ts';

/** What a quick report that came in now changes in the alerts and the case of its site; `day`: the one whose check-in will say it again. */
export const judgeEvent = (file: SiteFile, template: Template, event: EventReport, now: Instant) => {
  const facts = eventFacts(file, template, event, now);
  const changes = raise({ template, facts, current: file.episodes, now });
  const day: Day = checkInDayOf(now);
  // Counted on the day whose check-in will say them again.
  return { day, changes, caseChange: caseAfter({ template, facts: { ...facts, day }, file, now }) };
};

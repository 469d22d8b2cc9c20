import { alertClocks } from '../../domain/pack/severities.ts';
import type { AlertRule, Template } from '../../domain/template.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { Since } from './ages.tsx';
import { slotsOf } from './rule-slots.ts';
import { SourceLinks } from './sources.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;
type ClockProps = { rule: AlertRule; minutes: number | null; words: Words };

const hours = (lang: Lang, minutes: number) => formatNumber(lang, minutes / 60, minutes % 60 === 0 ? 0 : 1);

/** A clock in the hours it is counted in: all hours, or the department's working hours. */
const Clock = ({ rule, minutes, words: { page } }: ClockProps) => {
  const { lang } = useSpeech();
  if (minutes === null) return <>{page.noClock}</>;
  const working = alertClocks.severities[rule.severity].countedIn === 'working-hours';
  return <>{fill(working ? page.workingHours : page.allHours, { n: hours(lang, minutes) })}</>;
};

const Severity = ({ rule, words: { page, standing } }: Omit<ClockProps, 'minutes'>) => (
  <>
    <SeverityTag severity={rule.severity} plain />
    {rule.raisedTo ? (
      <span class="quiet raised">
        {fill(page.raised, { severity: standing.severities[rule.raisedTo].label })}
      </span>
    ) : null}
  </>
);

/** What opens it, with the numbers that say so. */
const Opens = ({ rule, template, words }: { rule: AlertRule; template: Template; words: Words }) => {
  const { lang } = useSpeech();
  const { page, conditions } = words;
  const quiet = {
    days: String(template.quietStart.afterDaysNotDue),
    window: String(template.planDefaults.windowDays),
  };
  return (
    <>
      {fill(conditions.opens[rule.id], slotsOf(rule, template, lang))}
      {rule.quietStart ? <span class="said">{fill(page.quiet, quiet)}</span> : null}
    </>
  );
};

const Clocks = ({ rule, words }: Omit<ClockProps, 'minutes'>) => (
  <>
    <span class="clock">
      {words.page.verify}: <Clock rule={rule} minutes={rule.verifyWithinMinutes} words={words} />
    </span>
    <span class="clock">
      {words.page.act}: <Clock rule={rule} minutes={rule.actWithinMinutes} words={words} />
    </span>
  </>
);

/** The alert rules in force, for the people they bind: what opens and clears them, how fast they must be worked, whence. */
export const AlertRules = ({ template, words }: { template: Template; words: Words }) => {
  const { lang } = useSpeech();
  const { page, conditions } = words;
  const { rules } = template;
  const { from, to } = alertClocks.workingHours;
  return (
    <section>
      <h2>{page.rulesTitle}</h2>
      <DataTable
        caption={fill(page.rulesCaption, { n: String(rules.length) })}
        stacked
        rows={rules}
        keyOf={({ id }) => id}
        columns={[
          {
            head: page.rule,
            rowHead: true,
            cell: ({ id }) => (
              <>
                {words.rules[id].label}
                <span class="said">{words.rules[id].help}</span>
              </>
            ),
          },
          { head: page.opens, cell: (rule) => <Opens rule={rule} template={template} words={words} /> },
          {
            head: page.clears,
            cell: (rule) => fill(conditions.clears[rule.id], slotsOf(rule, template, lang)),
          },
          { head: page.severity, cell: (rule) => <Severity rule={rule} words={words} /> },
          { head: page.clocks, cell: (rule) => <Clocks rule={rule} words={words} /> },
          { head: page.owner, cell: ({ owner }) => words.roles[owner].label },
          { head: page.source, cell: ({ source }) => <SourceLinks ids={source} words={words} /> },
          { head: page.sinceHead, cell: ({ id }) => <Since line={`rules/${id}`} words={words} /> },
        ]}
      />
      <p class="quiet">{fill(page.clockNote, { from, to })}</p>
    </section>
  );
};

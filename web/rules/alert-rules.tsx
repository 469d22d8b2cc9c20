import type { Day } from '../../domain/day.ts';
import { windowDaysOn } from '../../domain/pack/risk-level.ts';
import { alertClocks } from '../../domain/pack/severities.ts';
import type { AlertRule, Template } from '../../domain/template.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { ruleHelp, ruleSlots } from '../../domain/texts/rule-slots.ts';
import { paramText } from '../../domain/texts/standing-text.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { Since } from './ages.tsx';
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

type Props = { template: Template; day: Day; words: Words };

/** What opens it, with the numbers that say so. */
const Opens = ({ rule, template, day, words }: Props & { rule: AlertRule }) => {
  const { lang } = useSpeech();
  const { page, conditions } = words;
  const quiet = {
    days: paramText(lang, template.quietStart.afterDaysNotDue),
    window: paramText(lang, windowDaysOn(null, template, day)),
  };
  return (
    <>
      {fill(conditions.opens[rule.id], ruleSlots(rule, template, lang))}
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
export const AlertRules = ({ template, day, words }: Props) => {
  const { lang } = useSpeech();
  const { page, conditions } = words;
  const { rules } = template;
  const { from, to } = alertClocks.workingHours;
  const said = { windowDays: windowDaysOn(null, template, day), lang };
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
                <span class="said">{ruleHelp(words.rules, id, template, said)}</span>
              </>
            ),
          },
          {
            head: page.opens,
            cell: (rule) => <Opens rule={rule} template={template} day={day} words={words} />,
          },
          {
            head: page.clears,
            cell: (rule) => fill(conditions.clears[rule.id], ruleSlots(rule, template, lang)),
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

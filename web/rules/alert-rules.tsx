import type { AlertRule } from '../../domain/template.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import { alertClocks } from '../../domain/thai-nguyen/severities.ts';
import { DataTable } from '../ui/data-table.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { ParamList } from './params.tsx';
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

/** The alert rules in force, for the people they bind: what opens them, how fast they must be worked, whence. */
export const AlertRules = ({ rules, words }: { rules: readonly AlertRule[]; words: Words }) => {
  const { page } = words;
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
          { head: page.severity, cell: (rule) => <Severity rule={rule} words={words} /> },
          {
            head: page.verify,
            cell: (rule) => <Clock rule={rule} minutes={rule.verifyWithinMinutes} words={words} />,
          },
          {
            head: page.act,
            cell: (rule) => <Clock rule={rule} minutes={rule.actWithinMinutes} words={words} />,
          },
          { head: page.owner, cell: ({ owner }) => words.roles[owner].label },
          { head: page.params, cell: ({ params }) => <ParamList params={params} page={page} /> },
          { head: page.source, cell: ({ source }) => <SourceLinks ids={source} words={words} /> },
        ]}
      />
      <p class="quiet">{fill(page.clockNote, { from, to })}</p>
    </section>
  );
};

import { useEffect, useState } from 'preact/hooks';
import { type Day, dayOf } from '../../domain/day.ts';
import type { Me } from '../../domain/me.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { now } from '../clock.ts';
import { useMe } from '../me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Shell } from '../ui/shell.tsx';
import { start } from '../ui/start.tsx';
import { AgesContext } from './ages.tsx';
import { DayPicker } from './day-picker.tsx';
import { Heading } from './heading.tsx';
import { InForce } from './in-force.tsx';
import { type Asked, askedOf, rulesOf, rulesOn, spansOf } from './shown.ts';
import { type Rules, useRules } from './use-rules.ts';
import { VersionList } from './versions.tsx';
import { words } from './words-vi.ts';

type Words = typeof words;

/** What the address asks for; another day changes it in place. */
const useAsked = () => {
  const [asked, setAsked] = useState<Asked>(() => askedOf(location.search));
  useEffect(() => {
    const read = () => setAsked(askedOf(location.search));
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const pick = (day: Day | null) => {
    history.pushState(null, '', day === null ? '/rules' : `/rules?${new URLSearchParams({ day })}`);
    setAsked({ day, template: null });
  };
  return { asked, pick };
};

type BodyProps = { rules: Rules; asked: Asked; role: Me['role'] | null; words: Words };

const None = ({ rules, day, words: { page } }: { rules: Rules; day: Day; words: Words }) => {
  const first = spansOf(rules.approved).at(-1)?.from;
  return (
    <EmptyState>
      {first ? fill(page.noneOn, { day: formatDay(day), first: formatDay(first) }) : page.noneYet}
    </EmptyState>
  );
};

const Body = ({ rules, asked, role, words }: BodyProps) => {
  const today = dayOf(now());
  const day = asked.day ?? today;
  const shown = rules.asked ? rulesOf(rules.approved, rules.asked, today) : rulesOn(rules.approved, day);
  return (
    <>
      {shown ? (
        <AgesContext.Provider value={shown}>
          <Heading shown={shown} words={words} isAsked={rules.asked !== null} />
          <InForce shown={shown} words={words} />
        </AgesContext.Provider>
      ) : (
        <None rules={rules} day={day} words={words} />
      )}
      <VersionList
        approved={rules.approved}
        today={today}
        shown={shown?.version.template.id ?? null}
        words={words}
      />
      {role === 'admin' || role === 'health' ? (
        <p class="no-print">
          <a class="row-link" href="/console?view=templates">
            {words.page.toConsole}
          </a>
        </p>
      ) : null}
    </>
  );
};

const RulesPage = ({ words }: { words: Words }) => {
  const me = useMe();
  const { asked, pick } = useAsked();
  const { answer, load } = useRules(asked.template);
  const who = me.kind === 'me' ? me.me : null;
  return (
    <Shell
      title={words.page.title}
      intro={words.page.intro}
      me={who}
      as={who ? words.roles[who.role].label : undefined}
      wide
    >
      <DayPicker day={asked.day} words={words} onPick={pick} />
      {answer === null ? <Spinner /> : null}
      {answer?.kind === 'rules' ? (
        <Body rules={answer.rules} asked={asked} role={who?.role ?? null} words={words} />
      ) : null}
      {answer?.kind === 'failed' ? <ProblemNotice failure={answer.failure} onRetry={load} /> : null}
    </Shell>
  );
};

start({ words, english: () => import('./words-en.ts'), view: RulesPage, session: 'needed' });

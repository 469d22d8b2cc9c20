import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { addDays, type Day } from '../../domain/day.ts';
import { type DayAccount, dayAccount, readinessFrom } from '../../domain/day-account.ts';
import type { KeptDay } from '../../domain/kept-day.ts';
import { isModelOnly } from '../../domain/model-only.ts';
import { formatDay, formatMoment, formatShortDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSheet } from '../ui/sheet.ts';
import { BandTag, ScenarioTag } from '../ui/standing-tags.tsx';
import { DayField } from '../ui/text-field.tsx';
import { accountCss } from './account-css.ts';
import { speakingOfDays, useAccountSpeech } from './account-words.tsx';
import { CriteriaAccount } from './criteria-account.tsx';
import { GatesAccount } from './gates-account.tsx';
import { MoveLines } from './move-lines.tsx';
import { ComparedPart, DropPart, ScenarioPart } from './scenario-account.tsx';
import { ScoreAgain } from './score-again.tsx';
import { type AccountState, useAccount } from './use-account.ts';

type Known = Extract<AccountState, { kind: 'known' }>;

/** What was scored by what, and that it adds up. */
const Head = ({ kept, account }: { kept: KeptDay; account: DayAccount }) => {
  const { words, points } = useAccountSpeech();
  const { page } = words;
  const { checkIn, assessment, plan } = kept;
  const by = {
    template: account.template.id,
    from: formatDay(account.template.effectiveFrom),
    plan: String(plan?.version ?? ''),
    planFrom: plan === null ? '' : formatDay(plan.effectiveFrom),
  };
  const readiness = readinessFrom(account);
  return (
    <>
      <p class="row">
        {assessment.readiness === null ? null : (
          <strong class="num">{points(assessment.readiness)}/100</strong>
        )}
        <BandTag band={assessment.band} day={checkIn.day} />
        <ScenarioTag scenario={assessment.scenario} day={checkIn.day} />
      </p>
      <p class="num">
        {fill(page.filed, { n: String(checkIn.revision), when: formatMoment(checkIn.receivedAt) })}{' '}
        {fill(plan === null ? page.scoredNoPlan : page.scoredBy, by)}
      </p>
      <p class="num">
        {readiness === null
          ? page.unscored
          : fill(page.sum, {
              points: points(readiness),
              lost: points(100 - readiness),
              total: points(account.points + account.lost),
            })}{' '}
        {account.isSame ? page.isSame : page.isOther}
      </p>
    </>
  );
};

const Bands = ({ kept: { assessment }, account }: { kept: KeptDay; account: DayAccount }) => {
  const { words, points, standing } = useAccountSpeech();
  const { page } = words;
  return (
    <>
      <DataTable
        caption={page.bandsCaption}
        columns={[
          { head: page.band, cell: ({ id }) => standing.bands[id].label, rowHead: true },
          { head: page.bandFrom, cell: ({ from }) => points(from), numeric: true },
          { head: page.here, cell: ({ isReached }) => (isReached ? page.hereYes : page.hereNo) },
        ]}
        rows={account.bands}
        keyOf={({ id }) => id}
      />
      {assessment.gates.length > 0 && assessment.band !== null ? (
        <p>{fill(page.gateOver, { band: standing.bands[assessment.band].label })}</p>
      ) : null}
    </>
  );
};

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

const Account = ({ state }: { state: Known }) => {
  const { words } = useAccountSpeech();
  const { page } = words;
  const { kept } = state.reply;
  const account = dayAccount(kept, state.templates);
  if (account === null)
    return (
      <Notice tone="warning">{fill(page.noTemplate, { template: kept.assessment.templateVersion })}</Notice>
    );
  return (
    <>
      <Head kept={kept} account={account} />
      <Section title={page.moveTitle}>
        <MoveLines state={state} />
      </Section>
      {account.criteria.length > 0 && kept.assessment.readiness !== null ? (
        <Section title={page.criteriaTitle}>
          <CriteriaAccount
            criteria={account.criteria}
            checkIn={kept.checkIn}
            readiness={kept.assessment.readiness}
          />
        </Section>
      ) : null}
      <Section title={page.bandsTitle}>
        <Bands kept={kept} account={account} />
      </Section>
      <Section title={page.gatesTitle}>
        <GatesAccount gates={account.gates} />
      </Section>
      <Section title={page.scenarioTitle}>
        <ScenarioPart scenario={account.scenario} day={kept.checkIn.day} />
      </Section>
      <Section title={page.comparedTitle}>
        <ComparedPart kept={kept} template={account.template} />
      </Section>
      {account.drop ? (
        <Section title={page.dropTitle}>
          <DropPart drop={account.drop} readiness={kept.assessment.readiness} />
        </Section>
      ) : null}
      {state.templates.length > 1 ? (
        <Section title={page.againTitle}>
          <ScoreAgain
            key={`${kept.checkIn.day} ${kept.checkIn.revision}`}
            kept={kept}
            templates={state.templates}
          />
        </Section>
      ) : null}
    </>
  );
};

type PartProps = {
  siteId: string;
  day: Day;
  /** No day after it has anything to tell. */
  today: Day;
  /** The address of another day's account. */
  linkTo: (day: Day) => string;
  onDay: (day: Day) => void;
};

/** The way to other days: the one before, the one after, or any. */
const Pager = ({ day, today, linkTo, onDay }: Omit<PartProps, 'siteId'>) => {
  const { words } = useAccountSpeech();
  const { page } = words;
  const [typed, setTyped] = useState(day);
  const ends = [
    { to: addDays(day, -1), word: page.earlier, text: page.previous },
    { to: addDays(day, 1), word: page.later, text: page.next },
  ];
  const follow = (to: Day) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onDay(to);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (/^\d{4}-\d\d-\d\d$/.test(typed)) onDay(typed > today ? today : typed);
  };
  return (
    <nav class="pager no-print" aria-label={page.days}>
      {ends
        .filter(({ to }) => to <= today)
        .map(({ to, word, text }) => (
          <a key={to} href={linkTo(to)} class="link" onClick={follow(to)}>
            {word} ({fill(text, { day: formatShortDay(to) })})
          </a>
        ))}
      <form noValidate onSubmit={submit} class="row">
        <DayField name="account-day" label={page.pick} value={typed} onInput={setTyped} />
        <Button submit look="secondary">
          {page.go}
        </Button>
      </form>
    </nav>
  );
};

const Part = (props: PartProps) => {
  useSheet(accountCss);
  const { words } = useAccountSpeech();
  const { page } = words;
  const { siteId, day } = props;
  const [state, again] = useAccount(siteId, day);
  return (
    <div class="day-account">
      <Pager key={day} {...props} />
      {isModelOnly(day) ? <Notice tone="warning">{page.model}</Notice> : null}
      {state.kind === 'loading' ? <Spinner /> : null}
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={again} /> : null}
      {state.kind === 'none' ? <Notice>{fill(page.none, { day: formatDay(day) })}</Notice> : null}
      {state.kind === 'known' ? (
        <>
          <Account state={state} />
          <p class="no-print">
            <Button look="secondary" onClick={() => print()}>
              {page.print}
            </Button>
          </p>
        </>
      ) : null}
    </div>
  );
};

/** The account of one site's day: every number, where it came from, what it was compared to, the points kept and lost. */
export const DayAccountPart = speakingOfDays(Part);

import { useState } from 'preact/hooks';
import type { CallOutcome } from '../../domain/call.ts';
import { addDays, Day, dayOf } from '../../domain/day.ts';
import { ZoneId } from '../../domain/me.ts';
import type { MissingList, MissingSite } from '../../domain/missing-list.ts';
import { clocks } from '../../domain/pack/clocks.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/choice-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { askedOf } from './asked-of.ts';
import { CallsDialog } from './calls-dialog.tsx';
import { FilterBox } from './filter-box.tsx';
import { FilterField } from './filter-field.tsx';
import { CopyMessage, GroupMessage, useGroupMessage } from './group-message.tsx';
import { logCall } from './log-call.ts';
import { CoverageLines, SilentLine } from './missing-coverage.tsx';
import { MissingTable } from './missing-table.tsx';
import { MissingZones } from './missing-zones.tsx';
import { useZones, type ZoneName, zoneName } from './place-names.ts';
import { useKeptSite } from './use-kept-site.ts';
import { useArrived, useMissing } from './use-missing.ts';
import { useWords } from './words.ts';

type MissingProps = { search: string; change: (changes: Readonly<Record<string, string>>) => void };

const Filters = ({ search, change, zones }: MissingProps & { zones: readonly ZoneName[] }) => {
  const { missing, page } = useWords();
  const today = dayOf(new Date().toISOString());
  const days = Array.from({ length: clocks.correctionDays }, (_, n) => addDays(today, -n - 1));
  const asked = askedOf(Day, search, 'day');
  return (
    <FilterBox>
      <FilterField
        name="zone"
        label={page.zone}
        value={askedOf(ZoneId, search, 'zone')}
        options={zones.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(zone) => change({ zone })}
      />
      <SelectField
        name="day"
        label={missing.day}
        value={asked ?? ''}
        options={[
          { value: '', label: missing.today },
          ...[...new Set([...days, ...(asked ? [asked] : [])])].map((value) => ({
            value,
            label: formatDay(value),
          })),
        ]}
        onPick={(day) => change({ day })}
      />
    </FilterBox>
  );
};

/** Said when nobody is silent: with the number of those who were due. */
const NobodySilent = ({ list: { coverage, day } }: { list: MissingList }) => {
  const { missing } = useWords();
  const { due, onTime } = coverage;
  const slots = { d: String(due), t: String(onTime), day: formatDay(day) };
  return <EmptyState>{fill(due === 0 ? missing.noneDue : missing.allReported, slots)}</EmptyState>;
};

type Failed = { failure: Failure; again: () => void };

/** One tap logs a call; one that did not get through can be sent again, and is logged once. */
const useLog = (refresh: () => Promise<void>) => {
  const { missing, terms } = useWords();
  const [done, setDone] = useState('');
  const [failed, setFailed] = useState<Failed | null>(null);
  const say = (site: MissingSite['site'], outcome: CallOutcome) => {
    setDone(fill(missing.logged, { outcome: terms.calls[outcome], site: site.name }));
    void refresh();
  };
  const log = (site: MissingSite['site'], outcome: CallOutcome) => {
    const key = crypto.randomUUID();
    const send = async (): Promise<void> => {
      const answer = await logCall(site.siteId, { outcome, note: '' }, key);
      if (answer.kind === 'reply') {
        setFailed(null);
        say(site, outcome);
      } else if (answer.kind !== 'unchanged') setFailed({ failure: answer, again: () => void send() });
    };
    return send();
  };
  return { done, failed, log, say };
};

/** Who has not reported: since when, whom to call, how the calls ended, and the message for the groups. */
export const Missing = ({ search, change }: MissingProps) => {
  const { missing, page } = useWords();
  const asked = { day: askedOf(Day, search, 'day'), zone: askedOf(ZoneId, search, 'zone') };
  const zones = useZones();
  const { list, sites, failure, more, refresh } = useMissing(asked);
  const { done, failed, log, say } = useLog(refresh);
  const arrived = useArrived(sites, search);
  const { copied, copy } = useGroupMessage({ ...(list && { list }), sites, zones });
  const [opened, setOpened] = useState<MissingSite['site'] | null>(null);
  useKeptSite();
  const [only] = list?.zones.length === 1 ? list.zones : [];
  const silent = list ? list.coverage.missing + list.coverage.pending : 0;
  return (
    <>
      <Filters search={search} change={change} zones={zones} />
      <Announcer message={done} />
      <Announcer message={arrived} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {failed ? <ProblemNotice failure={failed.failure} onRetry={failed.again} /> : null}
      {list === null && failure === null ? <Spinner /> : null}
      {list ? (
        <>
          <SilentLine list={list} />
          <CoverageLines list={list} />
          {only ? (
            <p>
              <CopyMessage zone={only} name={zoneName(zones, only.zoneId)} copied={copied} onCopy={copy} />
            </p>
          ) : null}
          {list.zones.length > 1 ? (
            <MissingZones list={list} zones={zones} copied={copied} onCopy={copy} />
          ) : null}
          {copied ? <GroupMessage copied={copied} /> : null}
          {silent === 0 ? <NobodySilent list={list} /> : null}
        </>
      ) : null}
      {list && sites.length > 0 ? (
        <>
          {more ? (
            <p class="quiet">{fill(missing.shown, { n: String(sites.length), of: String(silent) })}</p>
          ) : null}
          <MissingTable day={list.day} sites={sites} zones={zones} onLog={log} onMore={setOpened} />
        </>
      ) : null}
      {more ? (
        <Button look="secondary" onClick={more}>
          {page.more}
        </Button>
      ) : null}
      {opened ? (
        <CallsDialog
          site={opened}
          onClose={() => setOpened(null)}
          onLogged={(outcome) => {
            setOpened(null);
            say(opened, outcome);
          }}
        />
      ) : null}
    </>
  );
};

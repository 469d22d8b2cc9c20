import { useMemo } from 'preact/hooks';
import type { CallOutcome } from '../../domain/call.ts';
import type { Day } from '../../domain/day.ts';
import type { MissingSite } from '../../domain/missing-list.ts';
import { formatDay, formatMoment, formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { CallButtons } from './call-buttons.tsx';
import { type ZoneName, zoneName } from './place-names.ts';
import { useWords } from './words.ts';

type TableProps = {
  day: Day;
  sites: readonly MissingSite[];
  zones: readonly ZoneName[];
  onLog: (site: MissingSite['site'], outcome: CallOutcome) => Promise<unknown>;
  onMore: (site: MissingSite['site']) => void;
};

const Since = ({ lastReported, missedRunning }: MissingSite) => {
  const { missing } = useWords();
  if (missedRunning === null)
    return <>{fill(missing.back, { day: lastReported ? formatDay(lastReported) : '–' })}</>;
  return (
    <>
      {lastReported === null ? missing.never : fill(missing.last, { day: formatDay(lastReported) })}
      <span class={missedRunning > 1 ? 'aside late' : 'aside'}>
        {missedRunning > 0 ? fill(missing.running, { n: String(missedRunning) }) : null}
        {missedRunning === 0 && lastReported !== null ? missing.runningNone : null}
      </span>
    </>
  );
};

const Contacts = ({ contacts }: Pick<MissingSite, 'contacts'>) => {
  const { missing, page } = useWords();
  if (contacts.length === 0) return <>{missing.noContacts}</>;
  return (
    <ul class="contacts callees">
      {contacts.map(({ role, name, workPhone }) => (
        <li key={role + name + workPhone}>
          <span>
            {page.contacts[role]}: {name}
          </span>{' '}
          <a class="num" href={`tel:${workPhone.replace(/[^\d+]/g, '')}`}>
            {workPhone}
          </a>
        </li>
      ))}
    </ul>
  );
};

const Last = ({ lastCall }: Pick<MissingSite, 'lastCall'>) => {
  const { missing, terms } = useWords();
  if (lastCall === null) return <span class="quiet">{missing.notCalled}</span>;
  const { outcome, at, by } = lastCall;
  return (
    <>
      {terms.calls[outcome]}
      <span class="aside">
        {formatMoment(at)}, {by.name}
      </span>
    </>
  );
};

const useColumns = ({ zones, onLog, onMore }: TableProps): Column<MissingSite>[] => {
  const { missing, page } = useWords();
  const { lang } = useSpeech();
  return [
    {
      head: page.site,
      cell: ({ site }) => (
        <>
          <a class="row-link" data-site={site.siteId} href={href.site(site.siteId)}>
            {site.name}
          </a>
          <span class="aside">
            {zoneName(zones, site.zoneId)} · {page.workforce}: {formatNumber(lang, site.workforce)}
          </span>
        </>
      ),
      rowHead: true,
    },
    { head: missing.since, cell: (row) => <Since {...row} /> },
    { head: missing.whom, cell: ({ contacts }) => <Contacts contacts={contacts} /> },
    { head: missing.lastCall, cell: ({ lastCall }) => <Last lastCall={lastCall} /> },
    {
      head: missing.log,
      cell: ({ site }) => (
        <>
          <CallButtons site={site.name} onLog={(outcome) => onLog(site, outcome)} />
          <button type="button" class="link" onClick={() => onMore(site)}>
            {missing.more}
            <span class="visually-hidden">: {site.name}</span>
          </button>
        </>
      ),
    },
  ];
};

/** The silent sites: since when, whom to call, and a tap for how the call ended. Drawn again only when one of them changes. */
export const MissingTable = (props: TableProps) => {
  const { day, sites, zones } = props;
  const words = useWords();
  const columns = useColumns(props);
  return useMemo(
    () => (
      <div class="missing">
        <DataTable
          caption={fill(words.missing.caption, { day: formatShortDay(day) })}
          captionHidden
          columns={columns}
          rows={sites}
          keyOf={({ site }) => site.siteId}
          stacked
        />
      </div>
    ),
    [day, sites, zones, words],
  );
};

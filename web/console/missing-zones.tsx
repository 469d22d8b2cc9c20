import { useState } from 'preact/hooks';
import type { MissingList, ZoneCoverage } from '../../domain/missing-list.ts';
import { formatShare, formatShortDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { type Copied, CopyMessage } from './group-message.tsx';
import { type ZoneName, zoneName } from './place-names.ts';
import { useWords } from './words.ts';

type ZonesProps = {
  list: MissingList;
  zones: readonly ZoneName[];
  copied: Copied | null;
  onCopy: (zone: ZoneCoverage) => Promise<void>;
};

/** Up to so many zones are shown at once; more of them stand behind one line, so that the work comes first. */
const shownAtOnce = 3;

const useColumns = ({ zones, copied, onCopy }: Omit<ZonesProps, 'list'>): Column<ZoneCoverage>[] => {
  const { missing, page } = useWords();
  const { lang } = useSpeech();
  const share = (n: number, due: number) => `${n}/${due} (${formatShare(lang, n, due)})`;
  const best = (n: number, due: number) => (
    <span class="aside">{fill(missing.atBest, { p: formatShare(lang, n, due) })}</span>
  );
  return [
    {
      head: page.zone,
      cell: ({ zoneId }) => (
        <a class="row-link" href={href.missingOfZone(zoneId)}>
          {zoneName(zones, zoneId)}
        </a>
      ),
      rowHead: true,
    },
    {
      head: missing.reported,
      cell: ({ reporting, due }) => (
        <>
          {share(reporting.worst, due)}
          {reporting.best > reporting.worst ? best(reporting.best, due) : null}
        </>
      ),
      numeric: true,
    },
    {
      head: missing.onTime,
      cell: ({ timeliness, due }) => (
        <>
          {share(timeliness.worst, due)}
          {timeliness.best > timeliness.worst ? best(timeliness.best, due) : null}
        </>
      ),
      numeric: true,
    },
    { head: missing.silent, cell: (zone) => String(zone.missing + zone.pending), numeric: true },
    {
      head: missing.message,
      cell: (zone) => (
        <CopyMessage zone={zone} name={zoneName(zones, zone.zoneId)} copied={copied} onCopy={onCopy} />
      ),
    },
  ];
};

/** Coverage and timeliness by zone, with what they can still come to, and the message for each zone's group. */
export const MissingZones = ({ list, ...given }: ZonesProps) => {
  const { missing } = useWords();
  const columns = useColumns(given);
  const [isOpen] = useState(list.zones.length <= shownAtOnce);
  const silent = list.zones.filter((zone) => zone.missing + zone.pending > 0).length;
  return (
    <details open={isOpen}>
      <summary>{fill(missing.byZone, { n: String(silent) })}</summary>
      <DataTable
        caption={fill(missing.byZoneCaption, { day: formatShortDay(list.day) })}
        captionHidden
        columns={columns}
        rows={list.zones}
        keyOf={({ zoneId }) => zoneId}
        stacked
      />
    </details>
  );
};

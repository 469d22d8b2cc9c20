import { Band } from '../../domain/assessment.ts';
import { Freshness } from '../../domain/freshness.ts';
import { ZoneId } from '../../domain/member.ts';
import { askedOf } from './asked-of.ts';
import { FilterBox } from './filter-box.tsx';
import { FilterField } from './filter-field.tsx';
import { FindField } from './find-field.tsx';
import type { ZoneName } from './place-names.ts';
import { useWords } from './words.ts';

/** What the sites are narrowed to. */
type SitesFilter = { zone?: string; band?: Band; freshness?: Freshness; q?: string };

/** The filter that an address names; what it does not know is left out. */
export const sitesFilterOf = (search: string): SitesFilter => {
  const zone = askedOf(ZoneId, search, 'zone');
  const band = askedOf(Band, search, 'band');
  const freshness = askedOf(Freshness, search, 'freshness');
  const q = new URLSearchParams(search).get('q');
  return { ...(zone && { zone }), ...(band && { band }), ...(freshness && { freshness }), ...(q && { q }) };
};

export type SitesProps = { search: string; change: (changes: Readonly<Record<string, string>>) => void };

/** What the sites are narrowed by, all of it asked of the server. */
export const SitesFilters = ({ search, change, zones }: SitesProps & { zones: readonly ZoneName[] }) => {
  const { page, standing } = useWords();
  const { zone, band, freshness, q } = sitesFilterOf(search);
  return (
    <FilterBox>
      <FindField
        name="q"
        label={page.findSite}
        help={page.findSiteHelp}
        found={q ?? ''}
        onFind={(text) => change({ q: text })}
      />
      <FilterField
        name="zone"
        label={page.zone}
        value={zone}
        options={zones.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(picked) => change({ zone: picked })}
      />
      <FilterField
        name="band"
        label={page.band}
        value={band}
        options={Band.options.map((value) => ({ value, label: standing.bands[value].label }))}
        onPick={(picked) => change({ band: picked })}
      />
      <FilterField
        name="freshness"
        label={page.freshness}
        value={freshness}
        options={Freshness.options.map((value) => ({ value, label: standing.freshness[value].label }))}
        onPick={(picked) => change({ freshness: picked })}
      />
    </FilterBox>
  );
};

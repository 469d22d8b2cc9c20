import type { SiteWithStanding, Standing } from '../../domain/site.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { BandTag, FreshnessTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { useWords } from './words.ts';

/** Band and readiness; of a site that is silent nothing is said, good or bad. */
export const BandOf = ({ standing }: { standing: Standing }) => {
  const { lang } = useSpeech();
  const { readiness, freshness, band, day } = standing;
  if (freshness === 'unknown' || day === null) return <>–</>;
  return (
    <>
      <BandTag band={band} />{' '}
      {readiness === null ? null : <span class="num">{formatNumber(lang, readiness, 1)}</span>}
    </>
  );
};

/** How old the standing is, with the day that it is of. */
export const FreshnessOf = ({ item: { site, standing } }: { item: SiteWithStanding }) => {
  const { page, terms } = useWords();
  const { freshness, day } = standing;
  return (
    <>
      {freshness === null ? terms['site-states'][site.state] : <FreshnessTag freshness={freshness} />}{' '}
      <span class="quiet">{day === null ? page.neverReported : formatDay(day)}</span>
    </>
  );
};

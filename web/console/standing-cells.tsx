import type { SiteWithStanding, Standing } from '../../domain/site.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { LookShape } from '../ui/shapes.tsx';
import { BandTag, ScenarioTag } from '../ui/standing-tags.tsx';
import { FreshnessTag, Tag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { useWords } from './words.ts';

/** Band and readiness; of a site that is silent nothing is said, good or bad. */
export const BandOf = ({ standing }: { standing: Standing }) => {
  const { lang } = useSpeech();
  const { readiness, freshness, band, day } = standing;
  if (freshness === 'unknown' || day === null) return <>–</>;
  return (
    <>
      <BandTag band={band} day={day} />{' '}
      {readiness === null ? null : <span class="num">{formatNumber(lang, readiness, 1)}</span>}
    </>
  );
};

/** How far cases have come, by the last report. */
export const ScenarioOf = ({ standing: { scenario, day } }: { standing: Standing }) =>
  scenario && day ? <ScenarioTag scenario={scenario} day={day} /> : <>–</>;

/** That the figures are to be relied on less, with the reason to hover; nothing where they are not. */
export const LoweredConfidence = ({ confidence }: Pick<SiteWithStanding, 'confidence'>) => {
  const { confidences } = useWords().terms;
  return confidence === 'lowered' ? <Tag shape={<LookShape />} {...confidences.lowered} /> : null;
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

import { useEffect, useState } from 'preact/hooks';
import { looksLikeName, placeNames } from '../../domain/name-like.ts';
import { useWork } from './work-words.tsx';

/** Zones and units may look like names of people; their list is fetched once something is being written. */
const loadPlaces = () =>
  Promise.all([
    import('#pack/zones.json', { with: { type: 'json' } }),
    import('#pack/units.json', { with: { type: 'json' } }),
  ]).then(
    ([zones, units]) => placeNames(zones.default, units.default),
    () => [],
  );

/** Asks back where a text looks as if it named a person. It refuses nothing, and finding nothing promises nothing. */
export const NameLike = ({ text }: { text: string }) => {
  const { doors } = useWork();
  const [places, setPlaces] = useState<readonly string[] | null>(null);
  const isBegun = text !== '';
  useEffect(() => {
    if (isBegun) void loadPlaces().then(setPlaces);
  }, [isBegun]);
  const asks = places !== null && looksLikeName(text, places);
  return (
    <p role="status" class={asks ? 'notice warning' : 'visually-hidden'}>
      {asks ? doors.nameLike : ''}
    </p>
  );
};

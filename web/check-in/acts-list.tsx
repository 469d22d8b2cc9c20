import type { Band } from '../../domain/assessment.ts';
import { t } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import type { Act } from './acts.ts';
import { useWork } from './work-words.tsx';

type ActsProps = {
  acts: readonly Act[];
  /** The band now: acts that alone would change it say to which. Left out beside answers that are being typed. */
  from?: Band | null;
};

/** What would help, as acts, and who can do them. */
export const ActsList = ({ acts, from }: ActsProps) => {
  const { report } = useWork();
  const { standing } = useSpeech().words;
  return (
    <ul class="acts">
      {acts.map(({ id, text, who, band }) => (
        <li key={id}>
          <span class="num">{text}</span>
          <span class="quiet act-who">
            {who}
            {from !== undefined && band !== null && band !== from
              ? ` · ${t(report, 'bandAfter', { band: standing.bands[band].label })}`
              : ''}
          </span>
        </li>
      ))}
    </ul>
  );
};

import type { SizeClass } from '../../domain/peers.ts';
import type { PlanWarning, WarningId } from '../../domain/plan-warning.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import type { PlanSpeech } from '../../domain/texts/plan-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { figureText, sizeText, type WarningTexts, warningText } from '../../domain/texts/warning-text.ts';
import { DataTable } from './data-table.tsx';
import { Notice } from './notice.tsx';

type Texts = WarningTexts & {
  warnings: Record<
    'none' | 'caption' | 'what' | 'here' | 'peers' | 'of' | 'ofNone' | 'hintTitle' | 'hint',
    string
  >;
};
type Speech = PlanSpeech & { texts: Texts };

type HintProps = { speech: Speech; warnings: readonly PlanWarning[] };

/** What an approver will think twice about, told to whoever writes the plan: nothing of other sites. */
export const WarningHints = ({ speech, warnings }: HintProps) => {
  const { texts } = speech;
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" title={texts.warnings.hintTitle}>
      <ul class="num">
        {warnings.map((warning) => (
          <li key={warning.id}>{warningText(speech, warning)}</li>
        ))}
      </ul>
      <p>{texts.warnings.hint}</p>
    </Notice>
  );
};

/** Medians of so many plans of sites of like size. */
export type PeersShown = {
  size: SizeClass;
  of: number;
  medians: Readonly<Partial<Record<WarningId, number | null>>>;
};

type TableProps = HintProps & { peers: PeersShown | null };

/** What warns of a plan, each figure beside the median of sites of like size. */
export const WarningTable = ({ speech, warnings, peers }: TableProps) => {
  const { lang, texts } = speech;
  const { warnings: words } = texts;
  const median = (id: WarningId) => {
    const value = peers?.medians[id] ?? null;
    return value === null ? '–' : figureText(speech, id, value);
  };
  const slots = peers && { size: sizeText(speech, peers.size), n: formatNumber(lang, peers.of) };
  return (
    <>
      <DataTable
        caption={words.caption}
        stacked
        columns={[
          { head: words.what, cell: (warning) => warningText(speech, warning), rowHead: true },
          { head: words.here, cell: ({ id, value }) => figureText(speech, id, value), numeric: true },
          { head: words.peers, cell: ({ id }) => median(id), numeric: true },
        ]}
        rows={warnings}
        keyOf={({ id }) => id}
        empty={words.none}
      />
      {slots && warnings.length > 0 ? (
        <p class="quiet num">{fill(peers.of === 0 ? words.ofNone : words.of, slots)}</p>
      ) : null}
    </>
  );
};

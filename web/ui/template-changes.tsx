import type { Template } from '../../domain/template.ts';
import type { Change } from '../../domain/template-changes.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { lineText, placeText, saidText, type TemplateSpeech } from '../../domain/texts/template-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from './data-table.tsx';

type ChangeTexts = Record<'caption' | 'line' | 'place' | 'before' | 'after' | 'none' | 'first', string>;

type ChangesProps = {
  speech: TemplateSpeech & { template: { changes: ChangeTexts } };
  /** The version that is followed; null where there is none before. */
  before: Pick<Template, 'id' | 'effectiveFrom'> | null;
  changes: readonly Change[];
};

/** What a version of the template says otherwise than the one it follows, place by place in words. */
export const TemplateChanges = ({ speech, before, changes }: ChangesProps) => {
  const texts = speech.template.changes;
  if (before === null) return <p>{texts.first}</p>;
  const { id, effectiveFrom } = before;
  if (changes.length === 0) return <p>{fill(texts.none, { id })}</p>;
  const slots = { n: String(changes.length), id, day: formatDay(effectiveFrom) };
  return (
    <DataTable
      caption={fill(texts.caption, slots)}
      stacked
      rows={changes}
      keyOf={({ line, place }) => `${line} ${place}`}
      columns={[
        { head: texts.line, rowHead: true, cell: ({ line }) => lineText(speech, line) },
        { head: texts.place, cell: ({ line, place }) => placeText(speech, line, place) },
        { head: texts.before, cell: ({ line, place, before: was }) => saidText(speech, line, place, was) },
        { head: texts.after, cell: ({ line, place, after }) => saidText(speech, line, place, after) },
      ]}
    />
  );
};

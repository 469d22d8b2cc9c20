import { measures } from '../../domain/answers.ts';
import type { InspectionGap, ItemGap } from '../../domain/inspected.ts';
import { formatNumber, formatPercent } from '../../domain/texts/format.ts';
import { fill, type Lang, t } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { useVisitWords, type VisitWords } from './visit-words.ts';

type History = VisitWords['visits']['history'];

const shownValue = (
  words: VisitWords,
  said: History,
  lang: Lang,
  { item }: ItemGap,
  value: ItemGap['reported'],
): string => {
  if (value === null) return said.noneThere;
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (typeof value === 'number')
    return item === 'shuttleLoad' ? formatPercent(lang, value) : formatNumber(lang, value);
  const labels = new Map(Object.entries(words.measures));
  return measures.some((measure) => measure === item) ? (labels.get(value) ?? value) : value;
};

const difference = (said: History, lang: Lang, gap: ItemGap): string => {
  if (!gap.differs) return said.same;
  if (gap.steps !== null) return fill(said.steps, { n: String(gap.steps) });
  if (gap.difference === null) return said.other;
  const n = formatNumber(lang, Math.abs(gap.difference));
  const isLess = gap.difference < 0;
  if (gap.percent === null) return fill(isLess ? said.lessPlain : said.morePlain, { n });
  const percent = formatPercent(lang, Math.abs(gap.percent), 0);
  return fill(isLess ? said.less : said.more, { n, percent });
};

/** The gap in points, in a sentence. */
export const gapSentence = (said: History, lang: Lang, points: number | null): string => {
  if (points === null) return said.unscored;
  const n = formatNumber(lang, Math.abs(points), 1);
  if (n === formatNumber(lang, 0, 1)) return said.noGap;
  return fill(points < 0 ? said.worse : said.better, { n });
};

/** What a site had reported beside what was found, item by item, and what it comes to in points. */
export const InspectionGapView = ({ gap }: { gap: InspectionGap }) => {
  const words = useVisitWords();
  const { history } = words.visits;
  const { lang } = useSpeech();
  const { comparedTo, points, items } = gap;
  return (
    <>
      <p>
        <strong class="num">{gapSentence(history, lang, points)}</strong>
      </p>
      <DataTable
        caption={history.difference}
        captionHidden
        columns={[
          { head: history.item, cell: ({ item }: ItemGap) => words.answers[item].label, rowHead: true },
          {
            head: history.reported,
            cell: (one: ItemGap) => shownValue(words, history, lang, one, one.reported),
          },
          {
            head: history.found,
            cell: (one: ItemGap) => shownValue(words, history, lang, one, one.inspected),
          },
          { head: history.difference, cell: (one: ItemGap) => difference(history, lang, one) },
        ]}
        rows={items}
        keyOf={({ item }) => item}
        stacked
      />
      {comparedTo ? (
        <p class="quiet">
          {t(history, 'plan', {
            version: comparedTo.planVersion === null ? '–' : String(comparedTo.planVersion),
            template: comparedTo.template,
          })}
        </p>
      ) : null}
    </>
  );
};

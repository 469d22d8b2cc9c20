import type { PlanFact, PlanValue } from '../plan-facts.ts';
import { formatDay, formatNumber, formatPercent } from './format.ts';
import { fill, type Lang, type Words } from './text.ts';

/** The words that a plan's facts are told in. */
export type PlanTexts = {
  facts: Record<PlanFact, Words>;
  values: Record<
    'people' | 'places' | 'days' | 'yes' | 'no' | 'never' | 'nobody' | 'risk' | 'contact',
    string
  >;
};

/** What tells a plan's facts: its own words, and those of the models of production. */
export type PlanSpeech = {
  lang: Lang;
  texts: PlanTexts;
  models: Record<Extract<PlanValue, { kind: 'model' }>['value'], string>;
};

/** A percentage as it was entered: decimals only where there are some. */
const percentText = (lang: Lang, value: number) =>
  formatPercent(lang, value, Number.isInteger(value) ? 0 : 1);

/** A fact of a plan in words, with its unit. */
export const planText = ({ lang, texts: { values }, models }: PlanSpeech, said: PlanValue): string => {
  switch (said.kind) {
    case 'people':
    case 'places':
    case 'days':
      return fill(values[said.kind], { n: formatNumber(lang, said.value) });
    case 'percent':
      return percentText(lang, said.value);
    case 'day':
      return said.value === null ? values.never : formatDay(said.value);
    case 'model':
      return models[said.value];
    case 'yes':
      return said.value ? values.yes : values.no;
    case 'id':
      return said.value;
    case 'risk':
      return said.value === null
        ? values.never
        : fill(values.risk, {
            percent: percentText(lang, said.value.percent),
            day: formatDay(said.value.assessedOn),
          });
    case 'contacts':
      return said.value.length === 0
        ? values.nobody
        : said.value
            .map(({ name, workPhone, workEmail }) =>
              fill(values.contact, { name, phone: workPhone, email: workEmail }),
            )
            .join('; ');
  }
};

import type { FormResult } from '../../domain/evaluate-form.ts';
import { type FormDefinition, gatesOf, indicesOf } from '../../domain/form-definition.ts';
import { formatPercent } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { plainNumber } from './form-fields.tsx';
import { type FormWords, useFormWords } from './form-words.tsx';

/** The number of a result with its unit: a percentage, or points. */
export const totalText = (form: FormDefinition, { total }: FormResult, lang: Lang): string =>
  form.entry === 'total' || form.result === 'percent' ? formatPercent(lang, total) : plainNumber(lang, total);

/** The name of a band; its id where the form has none of it any more. */
export const bandText = (form: FormDefinition, id: string, lang: Lang): string =>
  form.bands.find((band) => band.id === id)?.label[lang] ?? id;

/** Why a result is what it is, one sentence each: every gate with the indices that closed it, then the band. */
const reasonsOf = (form: FormDefinition, result: FormResult, words: FormWords, lang: Lang): string[] => {
  const band = bandText(form, result.band, lang);
  const titles = new Map(indicesOf(form).map(({ id, title }) => [id, title[lang]]));
  const gates = gatesOf(form)
    .filter(({ id }) => result.gates.includes(id))
    .map(({ id, title }) => {
      const indices = result.perIndex
        .filter(({ closes }) => closes.includes(id))
        .map((one) =>
          fill(words.indexValue, {
            index: titles.get(one.id) ?? one.id,
            value: plainNumber(lang, one.value),
          }),
        );
      return fill(words.whyGate, { gate: title[lang], indices: indices.join(', ') });
    });
  const moved = gatesOf(form).some(({ id, then }) => result.gates.includes(id) && then === result.band);
  const shuts = form.bands.find(({ id }) => id === result.band)?.mayRun === 'no';
  return [
    ...gates,
    ...(moved ? [fill(words.gateMoves, { band })] : []),
    ...(shuts ? [fill(words.whyBand, { band })] : []),
    ...(result.mayRun === 'yes' && gates.length === 0 ? [fill(words.whyOpen, { band })] : []),
  ];
};

/** What a filled form comes to, in words: its number, its band, whether the site may run by it, and why. */
export const FormOutcome = ({ form, result }: { form: FormDefinition; result: FormResult }) => {
  const words = useFormWords();
  const { lang } = useSpeech();
  const kind = form.entry === 'total' ? 'total' : form.result;
  const reasons = reasonsOf(form, result, words, lang);
  const isPlain = kind === 'sum' || kind === 'mean';
  return (
    <>
      <dl class="facts num">
        <div>
          <dt>{words.results[kind]}</dt>
          <dd>
            {totalText(form, result, lang)}
            {isPlain ? ` (${fill(words.ofMaximum, { percent: formatPercent(lang, result.percent) })})` : ''}
          </dd>
        </div>
        <div>
          <dt>{words.band}</dt>
          <dd>{bandText(form, result.band, lang)}</dd>
        </div>
      </dl>
      <p>
        <strong>{words.mayRun[result.mayRun ?? 'none']}</strong>
      </p>
      {reasons.length > 0 ? (
        <>
          <p>{words.why}</p>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
};

/** What a form rests on, how far that holds, and what is to be known of it. */
export const FormSourceLines = ({ form }: { form: FormDefinition }) => {
  const words = useFormWords();
  const { lang } = useSpeech();
  const { title, status, note } = form.source;
  return (
    <>
      <p class="quiet">
        {words.source}: {title[lang]} ({words.statuses[status]})
      </p>
      {note ? <p class="quiet">{note[lang]}</p> : null}
    </>
  );
};

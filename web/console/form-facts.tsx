import { type FormBand, type FormDefinition, gatesOf, mayNotRun } from '../../domain/form-definition.ts';
import type { FormStanding, FormVersion } from '../../domain/form-version.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { plainNumber } from '../forms/form-fields.tsx';
import { bandText } from '../forms/form-outcome.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { useFormPageWords } from './form-words.tsx';

/** Which version it is, who loaded it, and what was decided. */
export const FormFacts = ({ form, standing }: { form: FormVersion; standing: FormStanding }) => {
  const { forms } = useFormPageWords();
  const { definition, origin, authorName, loadedAt, decidedByName, decidedAt, reason } = form;
  const { id, version, effectiveFrom } = definition;
  const by = (who: string | null, at: string | null) =>
    who && at ? fill(forms.by, { who, when: formatMoment(at) }) : null;
  const facts = [
    [forms.facts.id, id],
    [forms.facts.version, String(version)],
    [forms.facts.from, formatDay(effectiveFrom)],
    [forms.facts.state, forms.standings[standing]],
    [forms.facts.loaded, origin === 'pack' ? forms.ofPack : by(authorName, loadedAt)],
    [forms.facts.decided, by(decidedByName, decidedAt)],
    [forms.facts.reason, reason],
  ];
  return (
    <dl class="facts num">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
};

/** The bands, and the gates in sentences. */
export const FormRules = ({ form }: { form: FormDefinition }) => {
  const { forms } = useFormPageWords();
  const { lang } = useSpeech();
  const range = ({ upTo, from }: FormBand) =>
    upTo === undefined
      ? fill(forms.fromOn, { n: plainNumber(lang, from ?? 0) })
      : fill(forms.upTo, { n: plainNumber(lang, upTo) });
  const gates = gatesOf(form);
  return (
    <>
      <DataTable
        caption={forms.bands}
        columns={[
          { head: forms.bandColumns.band, cell: ({ label }) => label[lang], rowHead: true },
          { head: forms.bandColumns.range, cell: range },
          { head: forms.bandColumns.run, cell: ({ mayRun }) => forms.runs[mayRun ?? 'none'] },
        ]}
        rows={form.bands}
        keyOf={({ id }) => id}
        stacked
      />
      {gates.length > 0 ? (
        <>
          <h3>{forms.gates}</h3>
          <ul>
            {gates.map(({ id, title, in: bands, then }) => (
              <li key={id}>
                {fill(forms.gate, {
                  title: title[lang],
                  bands: bands.map((band) => bandText(form, band, lang)).join(', '),
                  leads:
                    then === mayNotRun
                      ? forms.thenShut
                      : fill(forms.thenBand, { band: bandText(form, then, lang) }),
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
};

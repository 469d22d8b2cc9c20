import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { NewSite, SiteState, siteRoutes } from '../../domain/site.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/choice-field.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { CountField, TextField } from '../ui/text-field.tsx';
import { faultWords, fieldErrors } from './fault-words.ts';
import type { ZoneName } from './place-names.ts';
import { useSending } from './use-sending.ts';
import { useWords, type Words } from './words.ts';

type Typed = {
  siteId: string;
  name: string;
  employer: string;
  zoneId: string | null;
  workforce: string;
  state: SiteState;
};

const nothing: Typed = { siteId: '', name: '', employer: '', zoneId: null, workforce: '', state: 'active' };

/** The new site of what was typed, or what to correct. */
const siteOf = (
  faults: Words['faults'],
  typed: Typed,
): { ok: true; site: NewSite } | { ok: false; errors: FieldError[] } => {
  const workforce = parseCount(typed.workforce);
  const made = z.safeParse(NewSite, {
    ...typed,
    siteId: typed.siteId.trim(),
    workforce: workforce.ok ? workforce.count : 0,
  });
  const errors = [
    ...(made.success ? [] : fieldErrors(faults, made.error.issues)),
    ...(workforce.ok ? [] : [{ field: 'workforce', message: faultWords(faults, workforce.code) }]),
  ];
  return made.success && errors.length === 0 ? { ok: true, site: made.data } : { ok: false, errors };
};

type FormProps = { zones: readonly ZoneName[]; onDone: (said: string) => void };

/** Registers a site: from today on it owes check-ins while it is active. */
export const RegisterSite = ({ zones, onDone }: FormProps) => {
  const { page, faults, terms, ui } = useWords();
  const [typed, setTyped] = useState(nothing);
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) return;
    const made = siteOf(faults, typed);
    if (!made.ok) return refuse(made.errors);
    const answer = await send(() => call(siteRoutes.createSite, { body: made.site }));
    if (answer.kind !== 'reply') return;
    setTyped({ ...nothing, zoneId: typed.zoneId });
    onDone(fill(page.siteRegistered, { name: answer.reply.site.name }));
  };
  const text = (name: 'siteId' | 'name' | 'employer', maxLength: number, help?: string) => (
    <TextField
      name={name}
      label={page.register[name]}
      help={help}
      error={errorAt(name)}
      value={typed[name]}
      maxLength={maxLength}
      onInput={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <form onSubmit={(event) => void submit(event)} class="narrow">
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
      {text('siteId', 40, page.register.siteIdHelp)}
      {text('name', 120)}
      {text('employer', 120)}
      <SelectField
        name="zoneId"
        label={page.zone}
        error={errorAt('zoneId')}
        value={typed.zoneId}
        options={zones.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(zoneId) => setTyped({ ...typed, zoneId })}
      />
      <CountField
        name="workforce"
        label={page.workforce}
        help={page.register.workforceHelp}
        error={errorAt('workforce')}
        value={typed.workforce}
        onInput={(workforce) => setTyped({ ...typed, workforce })}
      />
      <SelectField
        name="state"
        label={page.state}
        error={errorAt('state')}
        value={typed.state}
        options={SiteState.options.map((value) => ({ value, label: terms['site-states'][value] }))}
        onPick={(state) => setTyped({ ...typed, state })}
      />
      <Button submit disabled={busy}>
        {busy ? ui.working : page.registerSite}
      </Button>
    </form>
  );
};

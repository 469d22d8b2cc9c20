import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Email, type Member, MemberFields, memberRoutes, Role } from '../../domain/member.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, ChoiceField } from '../ui/choice-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { faultWords, fieldErrors } from './fault-words.ts';
import { idList } from './id-list.ts';
import { useSending } from './use-sending.ts';
import { useWords, type Words } from './words.ts';

/** A member as it is typed; sites and zones are lists of identifiers. */
type Typed = {
  email: string;
  memberName: string;
  role: Role | null;
  sites: string;
  zones: string;
  active: boolean;
};

const typedOf = (member: Member | null): Typed => ({
  email: member?.email ?? '',
  memberName: member?.name ?? '',
  role: member?.role ?? null,
  sites: member?.sites.join('\n') ?? '',
  zones: member?.zones.join('\n') ?? '',
  active: member?.active ?? true,
});

const made = (faults: Words['faults'], { email, memberName, role, sites, zones, active }: Typed) => {
  const address = z.safeParse(Email, email.trim());
  const fields = z.safeParse(MemberFields, {
    name: memberName,
    role,
    sites: idList(sites),
    zones: idList(zones),
    active,
  });
  if (address.success && fields.success)
    return { ok: true, email: address.data, fields: fields.data } as const;
  const errors = [
    ...(address.success ? [] : [{ field: 'email', message: faultWords(faults, 'not-an-email') }]),
    ...(fields.success ? [] : fieldErrors(faults, fields.error.issues)).map((error) =>
      error.field === 'role' ? { ...error, message: faults['required-choice'] } : error,
    ),
  ];
  return {
    ok: false,
    errors: errors.map(({ field, message }) => ({ field: field === 'name' ? 'memberName' : field, message })),
  } as const;
};

/** Makes a member and its account, or changes the one that is given. The address is the member's name: it stays. */
export const MemberForm = ({ member, onDone }: { member: Member | null; onDone: (said: string) => void }) => {
  const { page, faults, roles, ui } = useWords();
  const [typed, setTyped] = useState(() => typedOf(member));
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) return;
    const request = made(faults, typed);
    if (!request.ok) return refuse(request.errors);
    const params = { email: request.email };
    const answer = await send(() => call(memberRoutes.putMember, { params, body: request.fields }));
    if (answer.kind === 'reply')
      onDone(fill(page.memberSaved, { name: answer.reply.name, email: answer.reply.email }));
  };
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const { register } = page;
  return (
    <form onSubmit={(event) => void submit(event)} class="narrow">
      <ErrorSummary errors={errors} attempt={attempt} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
      {member === null ? (
        <TextField
          name="email"
          label={register.email}
          help={register.emailHelp}
          mode="email"
          error={errorAt('email')}
          value={typed.email}
          onInput={(email) => set({ email })}
        />
      ) : (
        <p>
          {register.email}: <strong>{member.email}</strong>
        </p>
      )}
      <TextField
        name="memberName"
        label={register.memberName}
        error={errorAt('memberName')}
        value={typed.memberName}
        maxLength={100}
        onInput={(memberName) => set({ memberName })}
      />
      <ChoiceField
        name="role"
        label={register.role}
        error={errorAt('role')}
        value={typed.role}
        options={Role.options.map((value) => ({ value, label: roles[value].label }))}
        onPick={(role) => set({ role })}
      />
      <TextArea
        name="sites"
        label={register.sites}
        help={register.sitesHelp}
        optional
        error={errorAt('sites')}
        value={typed.sites}
        onInput={(sites) => set({ sites })}
      />
      <TextArea
        name="zones"
        label={register.zones}
        help={register.zonesHelp}
        optional
        error={errorAt('zones')}
        value={typed.zones}
        onInput={(zones) => set({ zones })}
      />
      <CheckField
        name="active"
        label={register.active}
        help={register.activeHelp}
        checked={typed.active}
        onCheck={(active) => set({ active })}
      />
      <Button submit disabled={busy}>
        {busy ? ui.working : register.saveMember}
      </Button>
    </form>
  );
};

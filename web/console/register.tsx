import { useState } from 'preact/hooks';
import type { Member } from '../../domain/member.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { MemberForm } from './member-form.tsx';
import { Members, useMembers } from './members.tsx';
import { useZones } from './place-names.ts';
import { Rebuild } from './rebuild.tsx';
import { RegisterSite } from './register-site.tsx';
import { useWords } from './words.ts';

type Editing = { member: Member | null };

/** The administrator's registers: sites and members. */
export const Register = () => {
  const { page } = useWords();
  const zones = useZones();
  const listed = useMembers();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [said, setSaid] = useState('');
  const saved = (message: string) => {
    setEditing(null);
    setSaid(message);
    void listed.refresh();
  };
  const { register } = page;
  return (
    <>
      {said ? (
        <Notice tone="good" live="status">
          {said}
        </Notice>
      ) : null}
      <section aria-labelledby="members">
        <h2 id="members">{register.members}</h2>
        <p>
          <Button onClick={() => setEditing({ member: null })}>{register.newMember}</Button>
        </p>
        <Members listed={listed} onChange={(member) => setEditing({ member })} />
      </section>
      <section aria-labelledby="new-site">
        <h2 id="new-site">{register.newSite}</h2>
        <RegisterSite zones={zones} onDone={setSaid} />
      </section>
      <Rebuild />
      <details class="card apart">
        <summary>{register.zoneIds}</summary>
        <ul>
          {zones.map(({ id, name }) => (
            <li key={id}>
              {name}: <code>{id}</code>
            </li>
          ))}
        </ul>
      </details>
      {editing ? (
        <Dialog
          title={editing.member ? register.change : register.newMember}
          onClose={() => setEditing(null)}
        >
          <MemberForm member={editing.member} onDone={saved} />
        </Dialog>
      ) : null}
    </>
  );
};

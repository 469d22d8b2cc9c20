import { useEffect, useState } from 'preact/hooks';
import english from '../../domain/texts/en/sign-out.json' with { type: 'json' };
import { t } from '../../domain/texts/text.ts';
import vietnamese from '../../domain/texts/vi/sign-out.json' with { type: 'json' };
import { countUnsent, forgetOwner } from '../device.ts';
import { draftPrefix, sessions } from '../session.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useSpeech } from './words.ts';

const unsent = async (): Promise<number> => {
  const owner = sessions.owner();
  return owner === null ? 0 : countUnsent(owner);
};

/** What is theirs on this device goes: unsent items, drafts, readings, their name. Whatever is somebody else's stays. */
const leave = async () => {
  const owner = sessions.owner();
  if (owner !== null) {
    await forgetOwner(owner);
    for (const name of Object.keys(localStorage))
      if (name.startsWith(`${draftPrefix}${owner}.`)) localStorage.removeItem(name);
  }
  sessions.signOut();
};

/** Signs out if nothing is unsent. @returns whether it did */
export const leaveAtOnce = async (): Promise<boolean> => {
  if ((await unsent()) > 0) return false;
  await leave();
  return true;
};

/** Unsent items would be lost: stay, or delete them. */
export const SignOutDialog = ({ onStay }: { onStay: () => void }) => {
  const { lang } = useSpeech();
  const words = lang === 'vi' ? vietnamese : english;
  const [count, setCount] = useState('…');
  useEffect(() => void unsent().then((n) => setCount(String(n))), []);
  return (
    <Dialog title={t(words, 'title', { n: count })} onClose={onStay}>
      <p>{t(words, 'text', { n: count })}</p>
      <p class="row">
        <Button onClick={onStay}>{words.stay}</Button>
        <Button look="danger" onClick={() => void leave()}>
          {words.leave}
        </Button>
      </p>
    </Dialog>
  );
};

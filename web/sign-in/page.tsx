import { useEffect, useState } from 'preact/hooks';
import { safeReturnTo, sessions } from '../session.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Shell } from '../ui/shell.tsx';
import { start } from '../ui/start.tsx';
import { beginSignIn, finishSignIn, isReturn, type SignInFault } from './sign-in.ts';
import { words } from './words-vi.ts';

type Words = typeof words;

const askedReturn = new URLSearchParams(location.search).get('returnTo');
const cameBack = isReturn(location.search);

const Failed = ({ fault, page, refusals }: { fault: SignInFault } & Pick<Words, 'page' | 'refusals'>) => (
  <Notice tone="error" title={page.failedTitle} live="alert">
    {{ ...page, ...refusals }[fault]}
  </Notice>
);

/** The one act of the page: to leave for the issuer, or to go on when this device is signed in already. */
const Door = ({ page, onOpen }: Pick<Words, 'page'> & { onOpen: () => void }) =>
  sessions.read() === null ? (
    <>
      <p>
        <Button big onClick={onOpen}>
          {page.button}
        </Button>
      </p>
      <p class="quiet">{page.help}</p>
      {askedReturn?.startsWith('/check-in') ? <p class="quiet">{page.unsent}</p> : null}
      <p class="quiet">{page.noAccount}</p>
    </>
  ) : (
    <>
      <p>{page.already}</p>
      <ButtonLink href={safeReturnTo(askedReturn)}>{page.continue}</ButtonLink>
    </>
  );

const SignIn = ({ words: { page, refusals } }: { words: Words }) => {
  const [working, setWorking] = useState(cameBack);
  const [fault, setFault] = useState<SignInFault | null>(null);
  const fail = (what: SignInFault) => {
    setFault(what);
    setWorking(false);
  };
  // A code is good for one use: once, whatever is rendered later.
  useEffect(() => {
    if (!cameBack) return;
    void finishSignIn().then((result) =>
      'returnTo' in result ? location.replace(result.returnTo) : fail(result.fault),
    );
  }, []);
  const open = () => {
    setFault(null);
    setWorking(true);
    beginSignIn(askedReturn).catch(() => fail('offline'));
  };
  return (
    <Shell title={page.title} intro={page.intro}>
      {fault ? <Failed fault={fault} page={page} refusals={refusals} /> : null}
      {working ? <Spinner text={page.working} /> : <Door page={page} onOpen={open} />}
    </Shell>
  );
};

start({ words, english: () => import('./words-en.ts'), view: SignIn, session: 'open' });

import { useEffect, useState } from 'preact/hooks';
import type { Role } from '../../domain/member.ts';
import type { Failure } from '../api.ts';
import { loadMe } from '../me.ts';
import { sessions } from '../session.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Shell } from '../ui/shell.tsx';
import { start } from '../ui/start.tsx';
import { words } from './words-vi.ts';

type Words = typeof words;

/** The page of each role. */
const pageOf: Record<Role, string> = {
  employer: '/check-in',
  board: '/console',
  health: '/console',
  admin: '/console',
  leader: '/brief',
};

const Pages = ({ page }: Pick<Words, 'page'>) => (
  <nav aria-label={page.pages}>
    <ul class="stack">
      <li>
        <a class="link" href="/check-in">
          {page.checkIn}
        </a>
      </li>
      <li>
        <a class="link" href="/console">
          {page.console}
        </a>
      </li>
      <li>
        <a class="link" href="/brief">
          {page.brief}
        </a>
      </li>
      <li>
        <a class="link" href="/rules">
          {page.rules}
        </a>
      </li>
    </ul>
  </nav>
);

/** Sends whoever is signed in to the page of the role, everybody else to sign in. */
const Home = ({ words: { page } }: { words: Words }) => {
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = async () => {
    setFailure(null);
    const state = await loadMe();
    if (state.kind === 'me') location.replace(pageOf[state.me.role]);
    if (state.kind === 'failed') setFailure(state.failure);
  };
  useEffect(() => {
    if (sessions.read() === null) location.replace('/sign-in');
    else void open();
  }, []);
  return (
    <Shell title={page.title} intro={page.intro}>
      {failure ? (
        <>
          <ProblemNotice failure={failure} onRetry={() => void open()} />
          <Pages page={page} />
        </>
      ) : (
        <Spinner text={page.opening} />
      )}
    </Shell>
  );
};

start({ words, english: () => import('./words-en.ts'), view: Home, session: 'open' });

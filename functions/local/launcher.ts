import { readFileSync } from 'node:fs';

/** How often we look, ms. */
const everyMs = 500;

/**
 * Resolves when the npm that started us is gone. A signal to npm ends npm and its shell, and a kill ends npm alone; neither
 * reaches us, and the port would stay taken. Never resolves for a process that npm did not start.
 */
export const launcherGone = (env: Record<string, string | undefined> = process.env): Promise<void> =>
  new Promise((resolve) => {
    if (env['npm_lifecycle_event'] === undefined) return;
    const above = ancestors();
    const look = setInterval(() => {
      if (ancestors() === above) return;
      clearInterval(look);
      resolve();
    }, everyMs);
    look.unref();
  });

/** The shell that npm started, and npm; an orphan gets another parent. */
const ancestors = (): string => {
  const shell = process.ppid;
  try {
    const fields = readFileSync(`/proc/${shell}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return `${shell} ${fields[1]}`;
  } catch {
    return `${shell}`; // no /proc: the parent alone must do
  }
};

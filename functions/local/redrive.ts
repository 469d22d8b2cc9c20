import { existsSync, readFileSync } from 'node:fs';
import { replaceFile } from './write-file.ts';

/** How often the letters are looked for, ms. */
const everyMs = 60_000;

export type RedriveNeeds = {
  /** The file with the letters, one a line. */
  file: string;
  /** Hands letters to the job, as the event source of a queue does; a rejection leaves them where they are. */
  invoke: (event: { Records: { messageId: string; body: string }[] }) => Promise<unknown>;
};

export type Redrive = {
  /** Hands over what lies there now. @returns how many letters are done */
  once: () => Promise<number>;
  /** Looks now, and from then on every minute. */
  start: () => void;
  stop: () => void;
};

/** Drives again what was given up: letters are taken from the file once the job has healed what they stand for, and not before. */
export const createRedrive = ({ file, invoke }: RedriveNeeds): Redrive => {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);

  const once = async (): Promise<number> => {
    const letters = lines();
    if (letters.length === 0 || isRunning) return 0;
    isRunning = true;
    try {
      await invoke({ Records: letters.map((body, n) => ({ messageId: String(n), body })) });
      // Letters that came meanwhile stand after these.
      const rest = lines().slice(letters.length);
      replaceFile(file, rest.map((line) => `${line}\n`).join(''));
      return letters.length;
    } finally {
      isRunning = false;
    }
  };
  const look = () => {
    once().catch((error) =>
      console.error(JSON.stringify({ level: 'ERROR', message: 'redrive.failed', why: String(error) })),
    );
  };
  return {
    once,
    start: () => {
      look();
      timer = setInterval(look, everyMs).unref();
    },
    stop: () => clearInterval(timer),
  };
};

import { type ChildProcess, spawn } from 'node:child_process';

/**
 * A shell between us and the program: it ends the program when our end of its standard input closes, so that nothing
 * stays behind after `kill -9` on us. It tells the program's pid first, and ends with the program's status.
 * Interrupts are left to us: Ctrl-C reaches the whole process group, and the shell must outlive its program.
 */
const shell = `
trap '' INT TERM HUP
exec 3<&0
"$@" </dev/null 3<&- & program=$!
echo "$program"
( read -r _ <&3; kill "$program" 2>/dev/null ) >/dev/null 2>&1 & watcher=$!
exec 3<&-
wait "$program"; status=$?
kill -9 "$watcher" 2>/dev/null
exit "$status"`;

export type Supervised = {
  child: ChildProcess;
  /** The program's own pid (not the shell's), once it runs. */
  pid: Promise<number>;
};

/** Starts a program in our process group that dies when we die, however that happens. */
export const supervised = (program: string, args: readonly string[]): Supervised => {
  if (process.platform === 'win32') {
    const child = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    return { child, pid: Promise.resolve(child.pid ?? 0) };
  }
  const child = spawn('/bin/sh', ['-c', shell, 'sh', program, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin?.on('error', () => {});
  const pid = new Promise<number>((resolve) => {
    child.stdout?.once('data', (line: Buffer) => resolve(Number.parseInt(String(line), 10)));
  });
  return { child, pid };
};

import { reasonOf } from './settings.ts';
import { usePack } from './use-pack.ts';

/** `npm run admin -- STAGE EMAIL ["FULL NAME"]`: the first administrator of a deployed stage. */
try {
  usePack();
  const { runAdmin } = await import('./run-admin.ts');
  for (const line of await runAdmin(process.argv.slice(2))) process.stdout.write(`${line}\n`);
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = 1;
}

import { becomeLambda } from '../../functions/local/lambda-environment.ts';
import { benchCheckIns } from './check-ins.ts';
import { openDoor } from './door.ts';
import { benchExports } from './exports.ts';
import { benchRehearsals } from './rehearsals.ts';
import { benchScoring } from './scoring.ts';
import { benchSummaries } from './summaries.ts';

/** `npm run bench`: speeds as ratios, both sides in one run on one machine. */
await benchScoring();
const door = await openDoor();
try {
  becomeLambda(door.engine);
  await benchSummaries(door);
  await benchCheckIns(door);
} finally {
  await door.close();
}
await benchRehearsals();
await benchExports();

import { writeFileSync } from 'node:fs';
import { measureDay } from './measure.ts';

/** `node test/cost/measure-size.ts SITES FILE`: a process of its own for each size, since functions keep their connections. */
const [sites, file] = process.argv.slice(2);
if (sites === undefined || file === undefined) throw new Error('Usage: measure-size.ts SITES FILE');
writeFileSync(file, JSON.stringify(await measureDay(Number(sites))));
process.exit(0);

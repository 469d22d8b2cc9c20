import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { type Dictionaries, packProblems } from '../../domain/pack/pack.ts';
import type { PackProblem } from '../../domain/pack/pack-problem.ts';
import type { Texts } from '../../domain/texts/pack-slots.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { faultOfFolder, packFolder, projectRoot } from './pack-folder.ts';
import { Texts as TextsSchema } from './pack-texts.ts';
import { StartError } from './settings.ts';

/** The dictionaries as they lie in the project, by name. */
const dictionariesOf = (lang: Lang): Record<string, Texts> => {
  const folder = join(projectRoot, 'domain/texts', lang);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      basename(file, '.json'),
      TextsSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    ]),
  );
};

const base = (): Dictionaries => ({ vi: dictionariesOf('vi'), en: dictionariesOf('en') });

type Read = { texts: Map<string, string>; files: Record<string, unknown>; broken: PackProblem[] };

/** Every JSON file of a folder; one that is no JSON is a problem and left out. */
const readFolder = (folder: string): Read => {
  const read: Read = { texts: new Map(), files: {}, broken: [] };
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const text = readFileSync(join(folder, file), 'utf8');
    read.texts.set(file, text);
    try {
      read.files[file] = JSON.parse(text);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unreadable';
      read.broken.push({ file, path: [], says: `is no JSON: ${why}` });
    }
  }
  return read;
};

/** `:line:column` of a place in a file, of the nearest thing around it that is there; nothing for the whole file. */
const placeOf = (text: string | undefined, path: PackProblem['path']): string => {
  if (text === undefined || path.length === 0) return '';
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (!Array.isArray(range)) continue;
    const { line, col } = lines.linePos(Number(range[0]));
    return `:${line}:${col}`;
  }
  return '';
};

/** A place as it is written in a program: `[3].source[0]`. */
const written = (path: PackProblem['path']): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : /^\w+$/.test(key) ? `.${key}` : `["${key}"]`))
    .join('')
    .replace(/^\./, '');

/** Every problem of the pack in a folder, a line each, with file, line and place. */
export const packReport = (folder: string): string[] => {
  const fault = faultOfFolder(folder);
  if (fault !== null && !existsSync(folder)) return [fault];
  const { texts, files, broken } = readFolder(folder);
  const isBroken = (file: string) => broken.some((one) => one.file === file);
  const problems = packProblems(files, base()).filter(({ file, path }) => path.length > 0 || !isBroken(file));
  return [...broken, ...problems].map(({ file, path, says }) => {
    const where = `${join(relative(process.cwd(), folder), file)}${placeOf(texts.get(file), path)}`;
    return path.length === 0 ? `${where} ${says}` : `${where} ${written(path)} ${says}`;
  });
};

const counted = (n: number): string => (n === 1 ? '1 problem' : `${n} problems`);

/** @throws StartError with every problem of a pack that has some */
export const checkPack = (folder: string): void => {
  const report = packReport(folder);
  if (report.length > 0)
    throw new StartError([...report, `${counted(report.length)} in the province pack ${folder}`].join('\n'));
};

/** `npm run pack -- FOLDER`: says what is wrong with a pack, or that nothing is; without a folder, of the one that PACK names. */
const main = (args: readonly string[]): number => {
  const [named] = args;
  const folder = named === undefined ? packFolder() : resolve(named);
  const report = packReport(folder);
  for (const line of report) process.stderr.write(`${line}\n`);
  const stream = report.length > 0 ? process.stderr : process.stdout;
  stream.write(report.length > 0 ? `${counted(report.length)}\n` : `${folder}: a whole pack, no problems\n`);
  return report.length > 0 ? 1 : 0;
};

if (import.meta.main) process.exitCode = main(process.argv.slice(2));

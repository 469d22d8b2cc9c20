import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Province } from '../../domain/province.ts';
import { type Texts as AnyTexts, packSlots, packTexts } from '../../domain/texts/pack-slots.ts';
import { langs } from '../../domain/texts/text.ts';

/** A dictionary, or a part of one. */
export const Texts: z.ZodMiniType<AnyTexts> = z.union([
  z.string(),
  z.array(z.lazy(() => Texts)),
  z.record(
    z.string(),
    z.lazy(() => Texts),
  ),
]);
const PackTexts = z.record(z.string(), Texts);

const Clocks = z.object({ day: z.record(z.string(), z.string()), correctionDays: z.int() });
const Severities = z.object({
  workingHours: z.object({ from: z.string(), to: z.string() }),
  severities: z.record(z.string(), z.object({ verifyWithinMinutes: z.int(), countedIn: z.string() })),
});

const dictionary = /[\\/]domain[\\/]texts[\\/](\w+)[\\/]([\w-]+)\.json$/;

/** The files that are read through `textOf`. */
export const dictionaries = dictionary;

const read = (folder: string, name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/**
 * A dictionary as a pack has it, as JSON: the texts of the file with the pack's own in their place, and its `{pack.…}` filled. Null for
 * a file that is no dictionary.
 */
export const textOf = (pack: string, file: string): string | null => {
  const [, tongue, part = ''] = dictionary.exec(file) ?? [];
  const lang = langs.find((one) => one === tongue);
  if (lang === undefined) return null;
  const facts = {
    province: Province.parse(read(pack, 'pack.json')),
    clocks: Clocks.parse(read(pack, 'clocks.json')),
    severities: Severities.parse(read(pack, 'severities.json')),
  };
  const own = join(pack, `texts.${lang}.json`);
  const over = existsSync(own) ? PackTexts.parse(JSON.parse(readFileSync(own, 'utf8')))[part] : undefined;
  const base = Texts.parse(JSON.parse(readFileSync(file, 'utf8')));
  return JSON.stringify(packTexts(base, over, packSlots(facts, lang)));
};

import * as z from 'zod/mini';
import { AlertClocks } from '../clock.ts';
import { FormDefinition } from '../form-definition.ts';
import { Province } from '../province.ts';
import { Template } from '../template.ts';
import { packSlots, type Texts } from '../texts/pack-slots.ts';
import type { Lang } from '../texts/text.ts';
import { Clocks } from './clocks.ts';
import { Contacts } from './contacts.ts';
import { Escalation } from './escalation.ts';
import { Holiday } from './holidays.ts';
import { InspectionRules } from './inspections.ts';
import { NoticeRules } from './notice-rules.ts';
import { clockFaults } from './pack-clocks.ts';
import { packFormFaults } from './pack-forms.ts';
import { holidayFaults, officerFaults, unitFaults, zoneFaults } from './pack-places.ts';
import { type PackProblem, problemsOf } from './pack-problem.ts';
import { riskFaults, templateFaults } from './pack-templates.ts';
import { PackTexts, textFaults } from './pack-texts.ts';
import { DatedRiskLevel } from './risk-level.ts';
import { PackUnit } from './units.ts';
import { PackZone } from './zones.ts';

const listOf = <S extends z.core.$ZodType>(schema: S) => z.array(schema).check(z.minLength(1));

/** The files of a pack, each with what it holds. What they mean, field by field: docs/province-pack.md. */
export const packFiles = {
  'pack.json': Province,
  'units.json': listOf(PackUnit),
  'zones.json': listOf(PackZone),
  'templates.json': listOf(Template),
  'risk-levels.json': z.array(DatedRiskLevel),
  'clocks.json': Clocks,
  'severities.json': AlertClocks,
  'holidays.json': z.array(Holiday),
  'escalation.json': Escalation,
  'notice-rules.json': NoticeRules,
  'contacts.json': Contacts,
  'inspections.json': InspectionRules,
  'forms.json': z.array(FormDefinition),
  'texts.vi.json': PackTexts,
  'texts.en.json': PackTexts,
} as const;

/** The project's dictionaries, by language and name. */
export type Dictionaries = Readonly<Record<Lang, Readonly<Record<string, Texts>>>>;

/** What other files say nothing about. */
const alone = ['notice-rules.json', 'contacts.json', 'inspections.json'] as const;

type Files = Readonly<Record<string, unknown>>;

/** Reads the files one by one; `faults` are those of the files themselves. */
const readingOf = (files: Files) => {
  const faults: PackProblem[] = [];
  const read = <S extends z.core.$ZodType>(file: string, schema: S): z.output<S> | undefined => {
    if (!Object.hasOwn(files, file)) {
      faults.push({ file, path: [], says: 'is missing' });
      return undefined;
    }
    const result = z.safeParse(schema, files[file]);
    if (result.success) return result.data;
    faults.push(...problemsOf(file, files[file], result.error.issues));
    return undefined;
  };
  return { read, faults };
};

/**
 * Everything that is wrong with a pack, whole: each file by itself, and the files against each other as far as they can be read.
 * `files`: what was read, by file name; `base`: the dictionaries that the pack's texts add to.
 */
export const packProblems = (files: Files, base: Dictionaries): PackProblem[] => {
  const { read, faults } = readingOf(files);
  const of = packFiles;
  for (const file of alone) read(file, of[file]);
  const province = read('pack.json', of['pack.json']);
  const severities = read('severities.json', of['severities.json']);
  const units = read('units.json', of['units.json']);
  const zones = read('zones.json', of['zones.json']);
  const riskLevels = read('risk-levels.json', of['risk-levels.json']);
  const templates = read('templates.json', of['templates.json']);
  const clocks = read('clocks.json', of['clocks.json']);
  const holidays = read('holidays.json', of['holidays.json']);
  const escalation = read('escalation.json', of['escalation.json']);
  const forms = read('forms.json', of['forms.json']);
  const texts = {
    vi: read('texts.vi.json', of['texts.vi.json']),
    en: read('texts.en.json', of['texts.en.json']),
  };
  const slots =
    province && clocks && severities
      ? new Set(packSlots({ province, clocks, severities }, 'vi').keys())
      : null;
  return [
    ...Object.keys(files).flatMap((file) =>
      Object.hasOwn(packFiles, file) ? [] : [{ file, path: [], says: 'is a file that no pack has' }],
    ),
    ...faults,
    ...(units ? unitFaults(units) : []),
    ...(units && zones ? zoneFaults(zones, units) : []),
    ...(zones && escalation ? officerFaults(escalation, zones) : []),
    ...(holidays ? holidayFaults(holidays) : []),
    ...(clocks ? clockFaults(clocks) : []),
    ...(riskLevels ? riskFaults(riskLevels) : []),
    ...(templates ? templateFaults(templates, base, texts) : []),
    ...(forms ? packFormFaults(forms, base) : []),
    ...textFaults(texts, base, slots),
  ];
};

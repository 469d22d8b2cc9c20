import { briefForms, briefKey, briefLangs } from '../../domain/brief-file.ts';
import type { Day } from '../../domain/day.ts';
import { log } from '../edge/log.ts';
import type { Briefs } from '../stores/briefs.ts';
import type { Files } from '../stores/files.ts';
import { briefSheet } from './brief-forms.ts';
import { NoChromium } from './chromium.ts';
import { storedIssue } from './issue-day.ts';
import { printOnePage, TooLong } from './one-page.ts';
import type { Printer } from './print-pdf.ts';
import { typefaceStyle } from './typeface.ts';

export type PrintNeeds = {
  briefs: Pick<Briefs, 'getSnapshot'>;
  snapshotFiles: Pick<Files, 'get' | 'putNew'>;
  /** Made ready when the first sheet is to be printed. */
  printer: () => Promise<Printer>;
  origin: string;
};

/**
 * Prints the briefs of these days that are not printed yet, in their order. A machine without a Chromium prints none, which is
 * logged; so is a brief that is more than a page. @returns how many were printed @throws ChromiumFailed when a sheet could not be made
 */
export const printDays = async (needs: PrintNeeds, days: readonly Day[]): Promise<number> => {
  const printed = await Promise.all(days.map((day) => isPrinted(needs.snapshotFiles, day)));
  const unprinted = days.filter((_, place) => !printed[place]);
  if (unprinted.length === 0) return 0;
  const printer = await printerOrNone(needs);
  if (printer === null) return 0;
  try {
    let sheets = 0;
    for (const day of unprinted) sheets += (await printDay(needs, printer, day)) ? 1 : 0;
    return sheets;
  } finally {
    await printer.close();
  }
};

const isPrinted = async (files: Pick<Files, 'get'>, day: Day): Promise<boolean> => {
  const found = await Promise.all(briefLangs.map((lang) => files.get(briefKey(day, lang, 'pdf'))));
  return found.every((bytes) => bytes !== null);
};

const printerOrNone = async ({ printer }: PrintNeeds): Promise<Printer | null> => {
  try {
    return await printer();
  } catch (error) {
    if (!(error instanceof NoChromium)) throw error;
    log('error', 'brief.not-printed', { code: 'no-chromium' });
    return null;
  }
};

const printDay = async (needs: PrintNeeds, printer: Printer, day: Day): Promise<boolean> => {
  const { briefs, snapshotFiles: files, origin } = needs;
  const [found, issue] = await Promise.all([briefs.getSnapshot(day), storedIssue(files, day)]);
  if (found === null || issue === null) return false;
  const fontFace = typefaceStyle();
  try {
    for (const lang of briefLangs) {
      const source = { snapshot: found.snapshot, sha256: issue.snapshot.sha256, issue, lang, origin };
      const { bytes } = await printOnePage(printer, (density) => briefSheet(source, fontFace, density));
      await files.putNew(briefKey(day, lang, 'pdf'), bytes, briefForms.pdf);
    }
    return true;
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    log('error', 'brief.not-printed', { day, code: 'too-long' });
    return false;
  }
};

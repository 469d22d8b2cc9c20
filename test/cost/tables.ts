import { billOf } from './bill.ts';
import { meanOf } from './fit.ts';
import { type Limit, limitsAt, sitesWithin } from './limits.ts';
import { monthAt, type Numbers, peopleAt } from './month.ts';
import type { Measured, Used } from './used.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, n) => (n === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');

const whole = (n: number): string => Math.round(n).toLocaleString('en-US');
const some = (n: number): string =>
  n >= 100 ? whole(n) : n.toLocaleString('en-US', { maximumSignificantDigits: 3 });
const roughly = (n: number): string => n.toLocaleString('en-US', { maximumSignificantDigits: 2 });
const usd = (n: number): string => (n >= 100 ? whole(n) : n.toFixed(2));
const percent = (n: number): string => (n < 0.01 ? '< 1 %' : `${whole(n * 100)} %`);

type Asked = { measured: Measured; sizes: readonly number[]; assumed: Numbers; price: Numbers };

/** What each step took, at each size that was measured. */
const measuredTable = ({ measured: { samples } }: Asked): string => {
  const sizes = [...new Set(samples.map(({ sites }) => sites))].toSorted((one, other) => one - other);
  const steps = [...new Set(samples.map(({ step }) => step))];
  const shown = (of: (used: Used) => number, step: string) =>
    sizes
      .map((size) => {
        const found = samples.find(({ sites, step: one }) => sites === size && one === step);
        return found === undefined ? '–' : some(of(found.used) / Math.max(1, found.times));
      })
      .join(' · ');
  return table(
    [
      ...['Once', 'runs', 'read units', 'write units', 'calls to the database', 'ms of functions here'],
      ...['requests', 'messages', 'mails'],
    ],
    steps.map((step) => [
      `\`${step}\``,
      shown(({ runs }) => runs, step),
      shown(({ readUnits }) => readUnits, step),
      shown(({ writeUnits }) => writeUnits, step),
      shown(({ calls }) => calls, step),
      shown(({ milliseconds }) => milliseconds, step),
      shown(({ requests }) => requests, step),
      shown(({ messages }) => messages, step),
      shown(({ mails }) => mails, step),
    ]),
  );
};

const sizesOf = ({ sizes }: Asked) => sizes.map((size) => `${whole(size)} sites`);

const billTable = ({ measured, sizes, assumed, price }: Asked): string => {
  const bills = sizes.map((sites) =>
    billOf({ sites, parts: monthAt(measured, sites, assumed), stacks: measured.stacks, assumed, price }),
  );
  const sums = bills.map((bill) => Object.values(bill).reduce((so, one) => so + one, 0));
  const perSite = sizes.map((sites, n) => usd((sums[n] ?? 0) / sites));
  return table(
    ['USD a month', ...sizesOf({ measured, sizes, assumed, price })],
    [
      ...Object.keys(bills[0] ?? {}).map((part) => [part, ...bills.map((bill) => usd(bill[part] ?? 0))]),
      ['**In all**', ...sums.map((sum) => `**${usd(sum)}**`)],
      ['For a site', ...perSite],
    ],
  );
};

const partTable = (asked: Asked): string => {
  const { measured, sizes, assumed, price } = asked;
  const months = sizes.map((sites) => monthAt(measured, sites, assumed));
  const variable = (sites: number, part: string, used: Used) => {
    const bill = billOf({ sites, parts: { [part]: used }, stacks: {}, assumed, price });
    const shared = ['Cognito, Plus', 'WAF', 'CloudFront'];
    return Object.entries(bill).reduce((so, [service, one]) => so + (shared.includes(service) ? 0 : one), 0);
  };
  return table(
    ['USD a month, without what is shared', ...sizesOf(asked)],
    Object.keys(months[0] ?? {}).map((part) => [
      part,
      ...sizes.map((sites, n) => {
        const used = months[n]?.[part];
        return used === undefined ? '–' : usd(variable(sites, part, used));
      }),
    ]),
  );
};

const limitTable = (asked: Asked): string => {
  const { measured, sizes, assumed } = asked;
  const bySize = sizes.map((sites) => limitsAt(measured, sites, assumed));
  const last = bySize.at(-1) ?? [];
  const shareIn = (n: number, doing: string) => bySize[n]?.find((limit) => limit.doing === doing)?.share ?? 0;
  return table(
    ['Limit', ...sizesOf(asked), 'met at', 'what to do'],
    last.map(({ what, doing }) => [
      what,
      ...sizes.map((_, n) => percent(shareIn(n, doing))),
      sitesText(sitesWithin(measured, assumed, doing)),
      doing,
    ]),
  );
};

const sitesText = (sites: number | null): string => (sites === null ? 'no size' : `${roughly(sites)} sites`);

/** Stages into which a country is divided, so that each stays within its nearest limit: as it is, and with jobs that go by parts. */
const stagesText = ({ measured, sizes, assumed }: Asked): string => {
  const country = Math.max(...sizes);
  const divided = (isMeant: (limit: Limit) => boolean) => {
    const [first] = limitsAt(measured, country, assumed)
      .filter(isMeant)
      .flatMap(({ what, doing }) => {
        const within = sitesWithin(measured, assumed, doing);
        return within === null ? [] : [{ what, within }];
      })
      .toSorted((one, other) => one.within - other.within);
    if (first === undefined) throw new Error('no limit is met at any size');
    return `some ${roughly(country / first.within)} stages of at most ${roughly(first.within)} sites (${first.what.replace(/[:;,].*$/, '')})`;
  };
  return `- **${whole(country)} sites** would be ${divided(() => true)}; or, with the jobs over the register divided by zone first, ${divided(({ byParts }) => byParts === undefined)}.`;
};

const firstLimits = ({ measured, sizes, assumed }: Asked): string =>
  sizes
    .map((sites) => {
      const [first] = limitsAt(measured, sites, assumed);
      const { officers, leaders } = peopleAt(sites, assumed);
      const where =
        first === undefined ? '' : `${first.what.replace(/\.$/, '')}: ${percent(first.share)} of it`;
      return `- **${whole(sites)} sites** (${whole(officers)} officers on duty, ${whole(leaders)} readers): ${where}.`;
    })
    .join('\n');

const perCheckIn = ({ measured: { samples } }: Asked): string => {
  const one = meanOf(samples, 'checkIn');
  return `A check-in with all that follows takes ${some(one.runs)} runs, ${some(one.readUnits)} read units, ${some(one.writeUnits)} write units (${some(one.indexUnits)} of them in the list index, ${some(one.projectionUnits)} in the projections) and ${some(one.mails)} mails.`;
};

/** The parts of the document that are worked out, by the names of their places in it. */
export const partsOf = (asked: Asked): Record<string, string> => ({
  measured: `Measured on ${asked.measured.measuredOn} at ${[...new Set(asked.measured.samples.map(({ sites }) => sites))].join(', ')} sites, in this order. ${perCheckIn(asked)}\n\n${measuredTable(asked)}`,
  bill: billTable(asked),
  parts: partTable(asked),
  first: firstLimits(asked),
  limits: limitTable(asked),
  stages: stagesText(asked),
});

/** The document with its worked-out parts put between their marks; the words around them stay. @throws Error for a part without a place */
export const written = (document: string, parts: Record<string, string>): string =>
  Object.entries(parts).reduce((text, [name, part]) => {
    const [from, to] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [start, end] = [text.indexOf(from), text.indexOf(to)];
    if (start === -1 || end < start) throw new Error(`the document has no place for ${name}`);
    return `${text.slice(0, start + from.length)}${part}\n${text.slice(end)}`;
  }, document);

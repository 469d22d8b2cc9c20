import { describe, expect, it } from 'vitest';
import { briefKey, issueKey } from '../../domain/brief-file.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { Issue } from '../../domain/review.ts';
import { NoChromium } from '../../functions/brief/chromium.ts';
import { ChromiumFailed } from '../../functions/brief/devtools.ts';
import type { Printer } from '../../functions/brief/print-pdf.ts';
import { issueBrief } from '../../functions/jobs/issue-brief.ts';
import { sha256 } from '../../functions/stores/briefs.ts';
import { a } from '../support/a.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { at, people, settle } from '../support/people.ts';

const next = addDays(a.day, 1);
const later = addDays(a.day, 2);
const forms = ['vi', 'en'].flatMap((lang) => ['html', 'json', 'txt'].map((form) => `${lang}.${form}`));
const sheets = ['vi.pdf', 'en.pdf'];
const issued = (day: Day = a.day) => [issueKey(day), ...forms.map((name) => `briefs/${day}/brief.${name}`)];
const printed = (day: Day = a.day) => sheets.map((name) => `briefs/${day}/brief.${name}`);

/** A printer that makes one page of anything, and counts what is done with it. */
const paper = (print?: Printer['print']) => {
  const done = { opened: 0, sheets: 0, closed: 0 };
  const printer = async (): Promise<Printer> => {
    done.opened += 1;
    return {
      print: async (html) => {
        done.sheets += 1;
        return print ? print(html) : Buffer.from(`%PDF /Type /Page\n${sha256(Buffer.from(html))}`);
      },
      close: async () => {
        done.closed += 1;
      },
    };
  };
  return { done, printer };
};

/** A frozen day of one site, and the one before it, at the hour when its brief goes out. */
const frozen = async (begun: Day = next) => {
  const base = await freshBase();
  const works = service(base, at('2021-06-14', '08:00'));
  await settle(works);
  works.at(at(begun, '06:30'));
  await works.jobs.freezeBrief(due(at(begun, '06:30'), begun));
  works.at(at(begun, '06:40'));
  return { base, works, kept: works.needs.snapshotFiles.kept };
};

const job = (works: Service, over: Partial<Parameters<typeof issueBrief>[0]> = {}) => {
  const { printer } = paper();
  return issueBrief({ ...works.needs, printer, ...over });
};
const run = (works: Service, over: Partial<Parameters<typeof issueBrief>[0]> = {}, day: Day = next) =>
  job(works, over)(due(at(day, '06:40'), day));
const briefsOf = (kept: ReadonlyMap<string, Uint8Array>) =>
  new Map(
    [...kept]
      .filter(([key]) => key.startsWith(`briefs/${a.day}/`))
      .map(([key, bytes]) => [key, sha256(bytes)]),
  );
const issueIn = (kept: ReadonlyMap<string, Uint8Array>, day: Day = a.day) =>
  Issue.parse(JSON.parse(Buffer.from(kept.get(issueKey(day)) ?? []).toString()));

const breaksAfterIssue = (works: Service) => async (key: string, bytes: Uint8Array) => {
  if (key !== issueKey(a.day) && key.includes(a.day)) throw new Error('broken off');
  return works.needs.snapshotFiles.putNew(key, bytes);
};

const proposal = {
  ...{ matter: 'Kiểm tra', basis: 'Căn cứ', options: [], proposed: 'Kiểm tra tại chỗ', lead: 'Sở Y tế' },
  ...{ with: '', due: at(next, '17:00') },
};
const review = (works: Service, seen = 0) =>
  works.as(people.health)('putReview', {
    params: { day: a.day },
    body: { proposals: [proposal], seen },
  });
const direct = async (works: Service, text: string) =>
  ok(
    'createDirection',
    await works.as(people.leader)('createDirection', {
      params: { day: a.day },
      body: { kind: 'inspect', text, by: 'Chủ tịch', owner: 'Sở Y tế', due: at(addDays(later, 5), '17:00') },
    }),
  );

describe('the brief that goes out', () => {
  it('is made from the snapshot, the review and the directions, in every form and both languages', async () => {
    const { works, kept } = await frozen();
    await works.join(people.health, people.leader);
    ok('putReview', await review(works));
    const { id } = await direct(works, 'Kiểm tra ký túc xá');
    await run(works);
    expect([...briefsOf(kept).keys()].toSorted()).toEqual([...issued(), ...printed()].toSorted());
    const entry = await works.needs.briefs.get(a.day);
    expect(issueIn(kept)).toMatchObject({
      issuedAt: at(next, '06:40'),
      snapshot: entry?.snapshot,
      review: { proposals: [{ matter: 'Kiểm tra' }] },
      directions: [{ id, text: 'Kiểm tra ký túc xá' }],
    });
    expect(entry).toMatchObject({ issuedAt: at(next, '06:40'), reviewed: true });
  });

  it('goes out at its hour without a review, and takes none after', async () => {
    const { works, kept } = await frozen();
    await works.join(people.health);
    works.at(at(next, '06:35'));
    await run(works);
    expect(briefsOf(kept).size).toBe(0);
    works.at(at(next, '06:40'));
    await run(works);
    expect(issueIn(kept).review).toBeNull();
    expect((await works.needs.briefs.get(a.day))?.reviewed).toBe(false);
    expect((await review(works)).status).toBe(409);
  });

  it('has every review that was taken: none is once it begins to go out', async () => {
    const { works, kept } = await frozen();
    await works.join(people.health);
    const statuses: number[] = [];
    const { snapshotFiles } = works.needs;
    const putNew: typeof snapshotFiles.putNew = async (key, bytes) => {
      if (key.includes(a.day)) statuses.push((await review(works)).status);
      return breaksAfterIssue(works)(key, bytes);
    };
    await expect(run(works, { snapshotFiles: { ...snapshotFiles, putNew } })).rejects.toThrow('broken off');
    expect(statuses).toEqual([409, 409]);
    expect(issueIn(kept).review).toBeNull();
  });

  it('tells of directions until the brief after the one by which they were done', async () => {
    const { works, kept } = await frozen();
    await works.join(people.leader);
    const { id } = await direct(works, 'Kiểm tra');
    await run(works);
    works.at(at(next, '10:00'));
    const done = { state: 'done', note: 'Xong', seen: 1 };
    ok(
      'followUpDirection',
      await works.as(people.leader)('followUpDirection', { params: { directionId: id }, body: done }),
    );
    for (const [begun, told] of [
      [later, [id]],
      [addDays(later, 1), []],
    ] as const) {
      works.at(at(begun, '06:40'));
      await works.jobs.freezeBrief(due(at(begun, '06:30'), begun));
      await run(works, {}, begun);
      expect(issueIn(kept, addDays(begun, -1)).directions.map((one) => one.id)).toEqual(told);
    }
  });

  it('is one, with the same bytes, however often and in how many at once the job runs', async () => {
    const { works, kept } = await frozen();
    await Promise.all([run(works), run(works), run(works)]);
    const once = briefsOf(kept);
    works.at(at(next, '09:00'));
    await run(works);
    expect(briefsOf(kept)).toEqual(once);
    expect((await works.needs.briefs.get(a.day))?.issuedAt).toBe(at(next, '06:40'));
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'is finished from what was written first after a crash at put %i',
    async (n) => {
      const { works, kept } = await frozen();
      let puts = 0;
      const crashing = {
        ...works.needs.snapshotFiles,
        putNew: async (key: string, bytes: Uint8Array) => {
          puts += key.includes(a.day) ? 1 : 0;
          if (puts === n && key.includes(a.day)) throw new Error('the storage is away');
          return works.needs.snapshotFiles.putNew(key, bytes);
        },
      };
      await expect(run(works, { snapshotFiles: crashing })).rejects.toThrow('the storage is away');
      const first = new Map(briefsOf(kept));
      expect(first.size).toBe(n - 1);
      // The texts are there before the list says so; the printed pages follow.
      expect((await works.needs.briefs.get(a.day))?.issuedAt === null).toBe(n <= 7);
      works.at(at(next, '08:00'));
      await run(works);
      const whole = briefsOf(kept);
      expect([...whole.keys()].toSorted()).toEqual([...issued(), ...printed()].toSorted());
      for (const [key, hash] of first) expect(whole.get(key)).toBe(hash);
      const { issuedAt } = issueIn(kept);
      expect(issuedAt).toBe(n === 1 ? at(next, '08:00') : at(next, '06:40'));
      expect((await works.needs.briefs.get(a.day))?.issuedAt).toBe(issuedAt);
    },
  );

  it('is the one that was written first, whoever was a moment later', async () => {
    const { works, kept } = await frozen();
    const { snapshotFiles } = works.needs;
    let isEarly = true;
    const late = {
      ...snapshotFiles,
      get: async (key: string) => {
        if (!isEarly || key !== issueKey(a.day)) return snapshotFiles.get(key);
        isEarly = false;
        // Between this look and the writing another run writes what it is made from, and breaks off.
        const broken = { ...snapshotFiles, putNew: breaksAfterIssue(works) };
        await expect(run(works, { snapshotFiles: broken })).rejects.toThrow('broken off');
        return null;
      },
    };
    works.at(at(next, '06:40'));
    await run(works, { snapshotFiles: late, clock: () => at(next, '06:42') });
    expect(issueIn(kept).issuedAt).toBe(at(next, '06:40'));
    expect((await works.needs.briefs.get(a.day))?.issuedAt).toBe(at(next, '06:40'));
    expect(kept.get(briefKey(a.day, 'vi', 'html'))).toBeDefined();
  });

  it('is made up for when mornings were missed, and printed', async () => {
    const { works, kept } = await frozen();
    const week = addDays(a.day, 9);
    works.at(at(week, '08:00'));
    await works.jobs.freezeBrief(due(at(week, '06:30'), week));
    const { done, printer } = paper();
    await run(works, { printer }, week);
    const { items } = await works.needs.briefs.list({ limit: 30 });
    const out = items.filter(({ issuedAt }) => issuedAt !== null).map(({ day }) => day);
    expect(out).toEqual([-1, -2, -3, -4, -5, -6, -7].map((n) => addDays(week, n)));
    expect(done).toEqual({ opened: 1, sheets: 2 * out.length, closed: 1 });
    expect(out.filter((day) => !kept.has(briefKey(day, 'en', 'pdf')))).toEqual([]);
    // Nothing is left for the next run.
    await run(works, { printer }, week);
    expect(done.opened).toBe(1);
  });
});

describe('the printed page', () => {
  it('is left to the next run where no Chromium is, while the brief goes out', async () => {
    const { works, kept } = await frozen();
    const printer = () => Promise.reject(new NoChromium('none'));
    await run(works, { printer });
    expect([...briefsOf(kept).keys()].toSorted()).toEqual(issued().toSorted());
    expect((await works.needs.briefs.get(a.day))?.issuedAt).toBe(at(next, '06:40'));
    await run(works);
    expect([...briefsOf(kept).keys()].toSorted()).toEqual([...issued(), ...printed()].toSorted());
  });

  it('makes the run fail, to be tried again, when Chromium breaks; it is closed all the same', async () => {
    const { works } = await frozen();
    const { done, printer } = paper(() => Promise.reject(new ChromiumFailed('gone')));
    await expect(run(works, { printer })).rejects.toThrow(ChromiumFailed);
    expect(done).toEqual({ opened: 1, sheets: 1, closed: 1 });
    expect((await works.needs.briefs.get(a.day))?.issuedAt).toBe(at(next, '06:40'));
  });

  it('that would be two keeps nothing else back', async () => {
    const { works, kept } = await frozen();
    const { done, printer } = paper(async () => Buffer.from('/Type /Page\n/Type /Page\n'));
    await run(works, { printer });
    expect(done).toEqual({ opened: 1, sheets: 18, closed: 1 });
    expect([...briefsOf(kept).keys()].toSorted()).toEqual(issued().toSorted());
  });

  it('is not waited for by whoever opens the door', async () => {
    const { works, kept } = await frozen();
    const { done, printer } = paper();
    await job(works, { printer })({ ...due(at(next, '06:40'), next), isWaitedFor: true });
    expect(done.opened).toBe(0);
    expect([...briefsOf(kept).keys()].toSorted()).toEqual(issued().toSorted());
  });
});

import type { SiteRecord } from '../../domain/site-record.ts';
import type { Page, PageRequest } from '../stores/page.ts';
import type { SiteFilter } from '../stores/sites.ts';

/** Sites worked on at once. */
const width = 8;

/** Does the work for every site of the register, page by page, a few at a time. The first failure ends it: the schedule tries again. */
export const everySite = async <T = SiteRecord>(
  sites: { list: (filter: SiteFilter, page: PageRequest) => Promise<Page<T>> },
  work: (one: T) => Promise<void>,
): Promise<number> => {
  let cursor: string | undefined;
  let done = 0;
  do {
    const page = await sites.list({ zones: [], keep: () => true }, { limit: 200, cursor });
    for (let start = 0; start < page.items.length; start += width) {
      await Promise.all(page.items.slice(start, start + width).map(work));
    }
    done += page.items.length;
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return done;
};

import { isUseful } from '../../domain/day-notice.ts';
import { isSilent } from '../../domain/missing.ts';
import { reminderNotice } from '../../domain/notice.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { connect } from '../stores/connection.ts';
import { type Notices, noticeStore } from '../stores/notices.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { everySite } from './every-site.ts';

type Needs = {
  sites: Pick<Sites, 'list' | 'get'>;
  notices: Pick<Notices, 'put'>;
  clock: () => string;
};

/**
 * Reminds the silent, and them only, three hours before the cut-off: one notice for a site and day, however often and in how many
 * runs at once. The list may lag behind by a moment, so a site is looked at again before it is reminded.
 */
export const remindSites = ({ sites, notices, clock }: Needs) =>
  scheduled('remindSites', clock, async (day, now) => {
    if (!isUseful('reminder', day, now)) return 0;
    let reminded = 0;
    await everySite(sites, async (listed) => {
      if (!isSilent(listed, day)) return;
      const record = (await sites.get(listed.site.siteId))?.record;
      if (record === undefined || !isSilent(record, day)) return;
      if (await notices.put(reminderNotice(record.site, day, now))) reminded += 1;
    });
    return reminded;
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return remindSites({
    sites: siteStore(connection),
    notices: noticeStore(connection),
    clock: systemClock,
  });
});

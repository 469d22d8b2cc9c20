import { type Day, dayOf } from '../../domain/day.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { speakingOfDays, useAccountWords } from '../account/account-words.tsx';
import { DayAccountPart } from '../account/day-account-part.tsx';
import { call } from '../api.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { goTo, href } from './address.ts';
import { readOf } from './read.ts';
import { useNow } from './use-now.ts';
import { useReply } from './use-reply.ts';

const View = ({ siteId, day }: { siteId: string; day: Day }) => {
  const { page } = useAccountWords();
  const today = dayOf(useNow(60_000));
  const site = useReply<SiteDetail>(siteId, async (_, signal) =>
    readOf(await call(siteRoutes.getSite, { params: { siteId }, signal })),
  );
  if (site.failure) return <ProblemNotice failure={site.failure} onRetry={() => void site.refresh()} />;
  return (
    <>
      <h2>{fill(page.heading, { site: site.value?.site.name ?? siteId, day: formatDay(day) })}</h2>
      <p>{page.intro}</p>
      <p class="no-print">
        <a class="row-link" href={href.site(siteId)}>
          {site.value?.site.name ?? siteId}
        </a>
      </p>
      <DayAccountPart
        siteId={siteId}
        day={day}
        today={today}
        linkTo={(other) => href.day(siteId, other)}
        onDay={(other) => goTo(href.day(siteId, other))}
      />
    </>
  );
};

/** Every number of a site's day, for officials. */
export const SiteDayView = speakingOfDays(View);

import * as z from 'zod/mini';
import { CaseReply } from '../../domain/case-routes.ts';
import { Instant } from '../../domain/day.ts';
import { contacts } from '../../domain/pack/contacts.ts';
import { CasePart } from '../case/case-part.tsx';
import { speakingOfCases, useCaseWords } from '../case/case-words.tsx';
import type { Keeping } from '../case/use-case.ts';
import { now } from '../clock.ts';
import { keepReading, readReading } from '../device.ts';
import { useDesk } from './desk.ts';
import { pageOwner } from './outbox-news.tsx';
import { Go, Screen } from './screen.tsx';

const Kept = z.object({ at: Instant, value: CaseReply });

/** The last reading of a site's cases on this device, for a time without network. */
const keeping: Keeping = {
  read: async (siteId) => {
    if (pageOwner === null) return null;
    const found = Kept.safeParse(await readReading(pageOwner, `case ${siteId}`));
    return found.success ? found.data : null;
  },
  write: (siteId, value) => {
    if (pageOwner !== null) void keepReading(pageOwner, `case ${siteId}`, value, now());
  },
};

/** The number to call, where the lead sentence names it; one that can be dialled is a link. */
const Lead = () => {
  const { page } = useCaseWords();
  const { number, isPlaceholder } = contacts.cdcHotline;
  const [before, after] = page.lead.split('{number}');
  const dialled = (
    <a class="case-hotline" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  );
  return (
    <>
      <p>
        <strong>
          {before}
          {isPlaceholder ? <span class="case-hotline">{number}</span> : dialled}
          {after}
        </strong>
      </p>
      {isPlaceholder ? <p class="quiet">{page.placeholder}</p> : null}
      <h2>{page.stepsTitle}</h2>
    </>
  );
};

const View = ({ siteId, name }: { siteId: string; name: string }) => {
  const words = useCaseWords();
  const { page } = useDesk();
  return (
    <Screen title={words.page.title} name={name}>
      <CasePart siteId={siteId} reader="employer" keeping={keeping} lead={<Lead />} />
      <p class="quiet">{words.page.words}</p>
      <p class="no-print">
        <Go to={{ view: 'day', day: null }} class="link">
          {page.title}
        </Go>
      </p>
    </Screen>
  );
};

/** The employer's page after an F0: the seven steps, made for a thumb. */
export const CaseView = speakingOfCases(View);

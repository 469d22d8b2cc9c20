import { BulkJob } from './bulk-job.tsx';
import { BulkTemplate } from './bulk-template.tsx';
import { BulkUpload } from './bulk-upload.tsx';
import { bulkSpeaking, useBulkWords } from './bulk-words.ts';
import { useDesk } from './desk.ts';
import { Go, Screen } from './screen.tsx';

/** Files with the reports of many sites and days: a template, the way in, and what became of the rows. */
const Bulk = (_: object) => {
  const { bulk } = useBulkWords();
  const { me, place, go } = useDesk();
  const many = (me?.sites.length ?? 0) > 1;
  const jobId = place.job ?? null;
  return (
    <Screen title={bulk.title} intro={bulk.intro} wide>
      {jobId === null ? null : <BulkJob key={jobId} jobId={jobId} />}
      {jobId === null ? <BulkTemplate /> : null}
      <BulkUpload onJob={(job) => go({ view: 'bulk', job })} />
      {jobId === null ? null : <BulkTemplate />}
      <p>
        <Go to={{ view: 'day', site: null, day: null, job: null }} class="link">
          {many ? bulk.backToSites : bulk.backToDay}
        </Go>
      </p>
    </Screen>
  );
};

export const BulkView = bulkSpeaking(Bulk);

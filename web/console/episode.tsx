import { useState } from 'preact/hooks';
import { type AlertDetail, alertRoutes } from '../../domain/alert-routes.ts';
import type { Me } from '../../domain/member.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { call } from '../api.ts';
import { Announcer } from '../ui/announcer.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { ActDialog } from './act-dialog.tsx';
import { EpisodeBody } from './episode-body.tsx';
import { EpisodeHead } from './episode-head.tsx';
import { type Begin, NextStep } from './next-step.tsx';
import { useZones, zoneName } from './place-names.ts';
import { dueText } from './queue-order.ts';
import { readOf, type Tagged, taggedOf } from './read.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useNow } from './use-now.ts';
import { useReply } from './use-reply.ts';
import { useWords } from './words.ts';

/** Another officer's act is seen here too within 5 s. */
const pollMs = 4000;

const useAlert = (alertId: string) =>
  useReply<Tagged<AlertDetail>>(
    alertId,
    async (before, signal) => {
      const etag = before?.etag;
      return taggedOf(
        await call(alertRoutes.getAlert, { params: { alertId }, ...(etag && { etag }), signal }),
      );
    },
    pollMs,
  );

/** The site of the alert; nothing is asked for while there is none. */
const useSite = (siteId: string | null) =>
  useReply<SiteDetail>(siteId ?? '', async (_, signal) =>
    siteId === null
      ? { kind: 'same' }
      : readOf(await call(siteRoutes.getSite, { params: { siteId }, signal })),
  );

type Task = Parameters<Begin>[0];

/** One alert: what opened it, how its site stands, whom to call, who is near, what happened, and one next step. */
export const EpisodeView = ({ me, id }: { me: Me; id: string }) => {
  const { page, lifeCycle } = useWords();
  const { lang } = useSpeech();
  const { value, failure, refresh } = useAlert(id);
  const zones = useZones();
  const now = useNow(20_000);
  const [task, setTask] = useState<Task | null>(null);
  const alert = value?.reply ?? null;
  const site = useSite(alert?.siteId ?? null);
  const done = () => {
    setTask(null);
    void refresh();
  };
  if (alert === null)
    return failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : <Spinner />;
  const zone = zoneName(zones, alert.zoneId);
  const name = site.value?.site.name ?? alert.siteId ?? zone;
  const isLate = dueText(page, lang, alert, now).late;
  return (
    <>
      <Announcer message={lifeCycle.states[alert.state].label} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      <EpisodeHead alert={alert} place={{ name, zone }} />
      <NextStep
        key={alert.version}
        me={me}
        alert={alert}
        plan={site.value?.plan ?? null}
        isLate={isLate}
        begin={setTask}
        onDone={done}
      />
      <EpisodeBody me={me} alert={alert} zone={zone} site={site} />
      {task?.kind === 'act' ? (
        <ActDialog me={me} alert={alert} act={task.act} place={name} onClose={done} onDone={done} />
      ) : null}
      {task?.kind === 'snooze' ? (
        <SnoozeDialog alert={alert} place={name} onClose={done} onDone={done} />
      ) : null}
    </>
  );
};

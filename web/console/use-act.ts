import { useState } from 'preact/hooks';
import type { Alert } from '../../domain/alert.ts';
import type { SnoozeRequest, TransitionRequest } from '../../domain/alert-request.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { type Answer, call } from '../api.ts';
import { isLost } from './lost-race.tsx';
import { useSending } from './use-sending.ts';

/** Acts of a person on an alert. A lost race leaves the alert as it stands now, so that the same can be decided again. */
export const useAct = (opened: Alert, onDone: (alert: Alert) => void) => {
  const [alert, setAlert] = useState(opened);
  const { send, ...sending } = useSending();
  const params = { alertId: alert.id };
  /** How the alert stands now is read before the loss is said. */
  const asked = async (ask: () => Promise<Answer<Alert>>): Promise<Answer<Alert>> => {
    const answer = await ask();
    if (answer.kind === 'reply' || answer.kind === 'unchanged' || !isLost(answer)) return answer;
    const fresh = await call(alertRoutes.getAlert, { params });
    if (fresh.kind === 'reply') setAlert(fresh.reply);
    return answer;
  };
  const sent = async (ask: () => Promise<Answer<Alert>>) => {
    if (sending.busy) return;
    const answer = await send(() => asked(ask));
    if (answer.kind === 'reply') onDone(answer.reply);
  };
  return {
    ...sending,
    alert,
    transition: (body: TransitionRequest) => sent(() => call(alertRoutes.transitionAlert, { params, body })),
    snooze: (body: SnoozeRequest) => sent(() => call(alertRoutes.snoozeAlert, { params, body })),
  };
};

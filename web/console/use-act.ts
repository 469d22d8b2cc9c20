import { useState } from 'preact/hooks';
import type { Alert } from '../../domain/alert.ts';
import type { SnoozeRequest, TransitionRequest } from '../../domain/alert-request.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { call } from '../api.ts';
import { isLost } from './lost-race.tsx';
import { useSending } from './use-sending.ts';

/** Acts of a person on an alert. A lost race leaves the alert as it stands now, so that the same can be decided again. */
export const useAct = (opened: Alert, onDone: (alert: Alert) => void) => {
  const [alert, setAlert] = useState(opened);
  const { send, ...sending } = useSending();
  const params = { alertId: alert.id };
  const sent = async (ask: Parameters<typeof send<Alert>>[0]) => {
    if (sending.busy) return;
    const answer = await send<Alert>(ask);
    if (answer.kind === 'reply') return onDone(answer.reply);
    if (answer.kind === 'unchanged' || !isLost(answer)) return;
    const fresh = await call(alertRoutes.getAlert, { params });
    if (fresh.kind === 'reply') setAlert(fresh.reply);
  };
  return {
    ...sending,
    alert,
    transition: (body: TransitionRequest) => sent(() => call(alertRoutes.transitionAlert, { params, body })),
    snooze: (body: SnoozeRequest) => sent(() => call(alertRoutes.snoozeAlert, { params, body })),
  };
};

import type { Alert } from '../../domain/alert.ts';
import type { ListedAlert } from '../../domain/alert-routes.ts';
import type { Me } from '../../domain/member.ts';
import { ActDialog } from './act-dialog.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import type { Act } from './next-act.ts';
import type { ZoneName } from './place-names.ts';
import type { QueueFilter } from './queue-filter.ts';
import { placeNameOf } from './queue-row.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useWords } from './words.ts';

/** What is being done over the queue. */
export type QueueTask =
  | { kind: 'act'; alert: ListedAlert; act: Act }
  | { kind: 'snooze'; alert: ListedAlert }
  | { kind: 'bulk' };

type TaskProps = {
  me: Me;
  task: QueueTask;
  filter: QueueFilter;
  zones: readonly ZoneName[];
  zoneOf: (zoneId: string) => string;
  /** With what was done, in words; null when nothing was. */
  onClose: (done: string | null) => void;
};

/** The dialog of the act that was begun in the queue. */
export const QueueDialog = ({ me, task, filter, zones, zoneOf, onClose }: TaskProps) => {
  const { lifeCycle, rules, work } = useWords();
  const close = () => onClose(null);
  if (task.kind === 'bulk')
    return (
      <BulkDialog zones={zones} zone={filter.zone} rule={filter.rule} onClose={close} onDone={onClose} />
    );
  const { alert } = task;
  const place = placeNameOf(alert, zoneOf(alert.zoneId));
  const said = (what: string) => onClose(`${what}: ${rules[alert.rule].label}, ${place}`);
  if (task.kind === 'snooze')
    return <SnoozeDialog alert={alert} place={place} onClose={close} onDone={() => said(work.snooze.done)} />;
  const done = ({ state }: Alert) => said(lifeCycle.states[state].label);
  return <ActDialog me={me} alert={alert} act={task.act} place={place} onClose={close} onDone={done} />;
};

import { onTestFinished } from 'vitest';
import { startQueues } from '../../functions/local/queue-endpoint.ts';
import { connectQueues, queueStore } from '../../functions/stores/queues.ts';
import { scratch } from './scratch.ts';

/** The queues of a folder with their endpoint, and a client of it; this process is told of them, as functions are. */
export const withQueues = async (folder = scratch()) => {
  const local = await startQueues(folder);
  let isStopped = false;
  const stop = () => {
    if (!isStopped) local.stop();
    isStopped = true;
  };
  onTestFinished(stop);
  Object.assign(process.env, local.environment, {
    ...{ AWS_REGION: 'ap-southeast-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
  });
  const client = connectQueues();
  onTestFinished(() => client.destroy());
  return { folder, file: local.file, client, store: queueStore(client), stop };
};

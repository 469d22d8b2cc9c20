import { createRehearsal } from '../../functions/api/create-rehearsal.ts';
import { getRehearsal } from '../../functions/api/get-rehearsal.ts';
import { getRehearsalTable } from '../../functions/api/get-rehearsal-table.ts';
import type { Connection } from '../../functions/stores/connection.ts';
import { rehearsalFileStore } from '../../functions/stores/rehearsal-files.ts';
import { rehearsalStore } from '../../functions/stores/rehearsals.ts';

type Needs = Parameters<typeof createRehearsal>[0] & Parameters<typeof getRehearsal>[0];

/** The stores of rehearsals. */
export const rehearsalStores = (connection: Connection) => ({
  rehearsals: rehearsalStore(connection),
  files: rehearsalFileStore(connection),
});

/** The handlers of the routes of rehearsals. */
export const rehearsalHandlers = (needs: Needs) => ({
  createRehearsal: createRehearsal(needs),
  getRehearsal: getRehearsal(needs),
  getRehearsalTable: getRehearsalTable(needs),
});
export type RehearsalNeeds = Needs;

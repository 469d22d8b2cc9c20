import { FormEntry } from '../../domain/form-entry.ts';
import { callStore, type OpenCall } from './calls.ts';
import type { Connection } from './connection.ts';
import { submissionWrite, type Under } from './filings.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { type Deed, siteWrites } from './site-item.ts';
import { itemKeys, recordKey } from './table.ts';
import { commit } from './transaction.ts';

/** A site's item with what was stored under the key of the entry: the same as of a call. */
type OpenEntry = OpenCall;

/** Forms that sites have filled in: each is kept for ever with the version and the result of then. */
export const formEntryStore = (connection: Connection) => ({
  /** What filling in a form is decided by, in one round trip; null without the site. */
  open: (siteId: string, key: string): Promise<OpenEntry | null> => callStore(connection).open(siteId, key),

  /** Writes a filled form as one with its reply and the audit. @throws LostRace when somebody wrote first. */
  write: (
    { item }: OpenEntry,
    { entry, deed, under }: { entry: FormEntry; deed: Deed; under: Pick<Under, 'key' | 'submission'> },
  ): Promise<void> => {
    const { siteId } = item.record.site;
    return commit(connection, [
      {
        Put: {
          TableName: connection.records,
          Item: {
            ...recordKey.formEntry(siteId, entry.formId, entry.at, item.seq),
            entry,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      submissionWrite(connection, { ...under, deed }),
      ...siteWrites(connection, item, item.record, deed),
    ]);
  },

  /** The entries of a form at a site, the newest first. */
  list: (siteId: string, formId: string, page: PageRequest): Promise<Page<FormEntry>> => {
    const { pk } = recordKey.formEntry(siteId, formId, '', 0);
    const prefix = `${formId}#`;
    return fillPage(
      connection,
      {
        TableName: connection.records,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :form)',
        ExpressionAttributeValues: { ':pk': pk, ':form': prefix },
        ScanIndexForward: false,
        ConsistentRead: true,
        ...justEnough(page),
      },
      page,
      (item) => FormEntry.parse(item['entry']),
      itemKeys,
      (position) => position['pk'] === pk && position['sk']?.startsWith(prefix) === true,
    );
  },
});

export type FormEntries = ReturnType<typeof formEntryStore>;

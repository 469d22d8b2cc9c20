import { type CaseChange, CaseRecord } from '../../domain/case-response.ts';
import type { Connection } from './connection.ts';
import { recordKey } from './table.ts';
import type { Write } from './transaction.ts';

/** The newest case of a site among the items read of it; null when it never had one. */
export const caseRead = (items: readonly Record<string, unknown>[]): CaseRecord | null => {
  const item = items.find(({ sk }) => sk === recordKey.caseResponse('').sk);
  return item === undefined ? null : CaseRecord.parse(item['caseResponse']);
};

/**
 * The writes of a change: the site's newest case, under the condition that nobody changed it since, the line of its log, and the
 * closed case whose place a new one takes.
 */
export const caseWrites = ({ records: TableName }: Connection, change: CaseChange | null): Write[] => {
  if (change === null) return [];
  const { record, entry, prior, replaced } = change;
  const { siteId, caseId, writes } = record;
  const put = (key: object, Item: object): Write => ({
    Put: { TableName, Item: { ...key, ...Item } },
  });
  return [
    {
      Put: {
        TableName,
        Item: { ...recordKey.caseResponse(siteId), caseResponse: record },
        ...unchangedSince(prior),
      },
    },
    put(recordKey.caseLog(siteId, caseId, writes), { entry }),
    ...(replaced === null
      ? []
      : [put(recordKey.closedCase(siteId, replaced.caseId), { caseResponse: replaced })]),
  ];
};

const unchangedSince = (prior: CaseChange['prior']) =>
  prior === null
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: 'caseResponse.caseId = :case AND caseResponse.writes = :writes',
        ExpressionAttributeValues: { ':case': prior.caseId, ':writes': prior.writes },
      };

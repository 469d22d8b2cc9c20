import { DatabaseSync } from 'node:sqlite';

/**
 * Indexes the engine's stream history, which it searches on every write: without them a put costs 0.9 ms at 500 records
 * and 9.4 ms at 20,000; with them 0.6 ms at 32,000. Only for a file of ours that no engine has open.
 */
export const indexStreams = (dbFile: string): void => {
  const db = new DatabaseSync(dbFile, { timeout: 5_000 });
  try {
    const there = db
      .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_stream_records'`)
      .get();
    if (there === undefined) return;
    db.exec(`
      CREATE INDEX IF NOT EXISTS san_sang_stream_by_number
        ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
      CREATE INDEX IF NOT EXISTS san_sang_stream_by_shard
        ON _stream_records (table_name, shard_id, id);
    `);
  } finally {
    db.close();
  }
};

import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { replaceFile } from './write-file.ts';

/** Sequence number of the last record done, or 'end' for a shard that is closed and done; per job, stream and shard. */
export const Positions = z.record(z.string(), z.string());
export type Positions = z.infer<typeof Positions>;

export type Place = { job: string; arn: string; shardId: string };

/** Where every job is in the stream. */
export type Checkpoint = {
  get: (place: Place) => string | undefined;
  set: (place: Place, position: string) => void;
};

const keyOf = ({ job, arn, shardId }: Place): string => `${job} ${arn} ${shardId}`;

/**
 * Positions kept in one file, replaced as a whole. A file that is gone or unreadable means from the oldest record on: jobs
 * bear repetition.
 */
export const fileCheckpoint = (file: string): Checkpoint => {
  const positions = read(file);
  return {
    get: (place) => positions[keyOf(place)],
    set: (place, position) => {
      positions[keyOf(place)] = position;
      replaceFile(file, JSON.stringify(positions));
    },
  };
};

/**
 * Gives a job that reads the stream for others the least of their positions, in a file that knows them one by one; what it knows of the
 * job itself stays. Records that some of them had already come again.
 */
export const inheritPositions = (file: string, heir: string): void => {
  const all = Object.entries(read(file));
  const isOwn = ([key]: [string, string]) => key.startsWith(`${heir} `);
  if (all.every(isOwn)) return;
  const positions: Positions = {};
  for (const [key, position] of all.filter((one) => !isOwn(one))) {
    const own = key.replace(/^\S+/, heir);
    const least = positions[own];
    if (least === undefined || isBefore(position, least)) positions[own] = position;
  }
  replaceFile(file, JSON.stringify({ ...positions, ...Object.fromEntries(all.filter(isOwn)) }));
};

const isBefore = (one: string, other: string): boolean =>
  one !== 'end' && (other === 'end' || BigInt(one) < BigInt(other));

const read = (file: string): Positions => {
  try {
    return existsSync(file) ? Positions.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  } catch {
    return {};
  }
};

import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Deadlines of one call to object storage, in milliseconds: a part of a large file, or a list of all sites, has some megabytes. */
const deadlines = { connectionTimeout: 1000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** Tries of a put that met another put of the same key. */
const putTries = 3;

/** How long a link lasts unless told, seconds. */
const linkSeconds = 300;

/** Connects to object storage. The region, the credentials and, at the local door, the endpoint come from the environment. */
export const connectFiles = (): S3Client => new S3Client({ maxAttempts: 3, requestHandler: deadlines });

/** The files of one bucket, by key. Keys are ours: letters, digits, `.`, `-` and `_`, in folders by `/`. */
export const fileStore = ({ client, bucket: Bucket }: { client: S3Client; bucket: string }) => {
  const put = async (
    Key: string,
    Body: Uint8Array,
    ContentType: string,
    IfNoneMatch?: '*',
  ): Promise<void> => {
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, IfNoneMatch }));
  };

  return {
    /**
     * Writes a file that must not be there yet. `there`: somebody was first, or an earlier try of ours; what lies there stays, and
     * whoever cares reads it.
     */
    putNew: async (key: string, bytes: Uint8Array, type: string): Promise<'written' | 'there'> => {
      for (let tries = 1; ; tries += 1) {
        try {
          await put(key, bytes, type, '*');
          return 'written';
        } catch (error) {
          if (isRefused(error, 412)) return 'there';
          // Two puts at once: one of them is asked to try again, and then finds the other's file.
          if (!isRefused(error, 409) || tries === putTries) throw error;
        }
      }
    },

    /** Writes a file; one that lies there is replaced. */
    put: (key: string, bytes: Uint8Array, type: string): Promise<void> => put(key, bytes, type),

    /** The bytes of a file; null where there is none. */
    get: async (Key: string): Promise<Uint8Array | null> => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return (await Body?.transformToByteArray()) ?? new Uint8Array();
      } catch (error) {
        if (error instanceof NoSuchKey || isRefused(error, 404)) return null;
        throw error;
      }
    },

    /**
     * Writes a file of any length as it is made: two parts of 5 MB at most are in memory. One that fails half-way leaves nothing.
     */
    upload: async (Key: string, chunks: AsyncIterable<Uint8Array>, ContentType: string): Promise<void> => {
      const Body = Readable.from(chunks, { objectMode: false });
      await new Upload({ client, params: { Bucket, Key, Body, ContentType }, queueSize: 1 }).done();
    },

    /** A link by which whoever has it gets the file, under that name, for so many seconds. */
    link: (
      Key: string,
      { name, seconds = linkSeconds }: { name: string; seconds?: number },
    ): Promise<string> =>
      getSignedUrl(
        client,
        new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: `attachment; filename="${name}"` }),
        { expiresIn: seconds },
      ),
  };
};

export type Files = ReturnType<typeof fileStore>;

const isRefused = (error: unknown, status: number): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;

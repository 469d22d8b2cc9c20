import * as z from 'zod/mini';

/** A body that is a file: its bytes, and the media type that it was sent as, without parameters. */
export const FileBody = z.strictObject({
  mediaType: z.string(),
  bytes: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array, { error: 'not-a-file' }),
});
export type FileBody = z.infer<typeof FileBody>;

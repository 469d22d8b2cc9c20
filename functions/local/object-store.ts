import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { fromChunked } from './aws-chunked.ts';
import { freePort } from './free-port.ts';
import { type ObjectFolder, objectFolder, segmentsOf } from './object-folder.ts';

type Answer = { status: number; headers?: Record<string, string>; body?: string | NodeJS.ReadableStream };
type Asked = { request: IncomingMessage; query: URLSearchParams; key: string[]; objects: ObjectFolder };

const xml = (status: number, root: string, inner: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><${root}>${inner}</${root}>`,
});
const refusal = (status: number, code: string): Answer =>
  xml(status, 'Error', `<Code>${code}</Code><Message>${code}</Message>`);

const header = ({ headers }: IncomingMessage, name: string): string => String(headers[name] ?? '');

/** Whoever asks signs with a header, or has a link that has not expired; the signature itself is nobody's here. */
const isAllowed = ({ request, query }: Pick<Asked, 'request' | 'query'>, now: Date): boolean => {
  if (header(request, 'authorization').startsWith('AWS4-HMAC-SHA256 ')) return true;
  const [, year, month, day, time = ''] =
    /^(\d{4})(\d\d)(\d\d)T(\d{6})Z$/.exec(query.get('X-Amz-Date') ?? '') ?? [];
  const from = Date.parse(`${year}-${month}-${day}T${time.replace(/(\d\d)(?=\d)/g, '$1:')}Z`);
  const until = from + Number(query.get('X-Amz-Expires')) * 1000;
  return request.method === 'GET' && query.has('X-Amz-Signature') && now.getTime() < until;
};

const bodyOf = (request: IncomingMessage): AsyncIterable<Uint8Array> =>
  header(request, 'content-encoding').includes('aws-chunked') ? fromChunked(request) : request;

/** The bytes of a body, which must have the checksum that its sender told; those of a chunked one are looked at by nobody. */
const checked = async function* (request: IncomingMessage): AsyncIterable<Uint8Array> {
  const told = header(request, 'x-amz-checksum-crc32');
  let sum = 0;
  for await (const bytes of bodyOf(request)) {
    sum = crc32(bytes, sum);
    yield bytes;
  }
  const found = Buffer.alloc(4);
  found.writeUInt32BE(sum);
  if (told !== '' && told !== found.toString('base64'))
    throw new BadDigest('the bytes are not those that were sent');
};

class BadDigest extends Error {}

const put = async ({ request, query, key, objects }: Asked): Promise<Answer> => {
  const uploadId = query.get('uploadId');
  if (uploadId !== null) {
    const n = Number(query.get('partNumber'));
    if (!objects.isBegun(uploadId) || !(n >= 1 && n <= 10_000)) return refusal(404, 'NoSuchUpload');
    return { status: 200, headers: { etag: `"${await objects.putPart(uploadId, n, checked(request))}"` } };
  }
  const isNew = header(request, 'if-none-match') === '*';
  const hash = await objects.put(key, checked(request), header(request, 'content-type'), isNew);
  return hash === null ? refusal(412, 'PreconditionFailed') : { status: 200, headers: { etag: `"${hash}"` } };
};

const get = ({ query, key, objects }: Asked): Answer => {
  const found = objects.get(key);
  if (found === null) return refusal(404, 'NoSuchKey');
  const disposition = query.get('response-content-disposition');
  const headers = { 'content-type': found.type, 'content-length': String(found.length) };
  return {
    status: 200,
    headers: { ...headers, ...(disposition === null ? {} : { 'content-disposition': disposition }) },
    body: found.bytes(),
  };
};

const post = async ({ request, query, key, objects }: Asked): Promise<Answer> => {
  if (query.has('uploads'))
    return xml(
      200,
      'InitiateMultipartUploadResult',
      `<UploadId>${objects.begin(header(request, 'content-type'))}</UploadId>`,
    );
  const uploadId = query.get('uploadId') ?? '';
  if (!objects.isBegun(uploadId)) return refusal(404, 'NoSuchUpload');
  const text = Buffer.concat(await Array.fromAsync(bodyOf(request))).toString();
  const numbers = [...text.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, n]) => Number(n));
  const { bytes, type } = objects.partsTogether(uploadId, numbers);
  const hash = await objects.put(key, bytes, type, header(request, 'if-none-match') === '*');
  objects.drop(uploadId);
  if (hash === null) return refusal(412, 'PreconditionFailed');
  const etag = createHash('md5').update(hash).digest('hex');
  return xml(200, 'CompleteMultipartUploadResult', `<ETag>&quot;${etag}-${numbers.length}&quot;</ETag>`);
};

const drop = ({ query, objects }: Asked): Answer => {
  const uploadId = query.get('uploadId') ?? '';
  // Objects are never deleted: nobody has the right.
  if (!objects.isBegun(uploadId)) return refusal(403, 'AccessDenied');
  objects.drop(uploadId);
  return { status: 204 };
};

const answer = async (objects: ObjectFolder, request: IncomingMessage, now: Date): Promise<Answer> => {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  const key = segmentsOf(pathname);
  if (!isAllowed({ request, query }, now)) return refusal(403, 'AccessDenied');
  if (key === null) return refusal(400, 'InvalidURI');
  const asked = { request, query, key, objects };
  if (request.method === 'PUT') return put(asked);
  if (request.method === 'POST') return post(asked);
  if (request.method === 'DELETE') return drop(asked);
  return request.method === 'GET' ? get(asked) : refusal(405, 'MethodNotAllowed');
};

const send = ({ status, headers = {}, body = '' }: Answer, response: ServerResponse): void => {
  response.writeHead(status, headers);
  if (typeof body === 'string') response.end(body);
  else body.on('error', () => response.destroy()).pipe(response);
};

/**
 * Starts object storage for this machine on a free port: what S3 does for the application, over `objects` in the data folder. Links
 * expire; an object that is replaced stays beside the new one.
 */
export const startObjectStore = async (
  dataDir: string,
  now: () => Date = () => new Date(),
): Promise<{ endpoint: string; stop: () => void }> => {
  const objects = objectFolder(join(dataDir, 'objects'));
  const port = await freePort();
  const server = createServer(async (request, response) => {
    try {
      send(await answer(objects, request, now()), response);
    } catch (error) {
      request.resume();
      send(error instanceof BadDigest ? refusal(400, 'BadDigest') : refusal(500, 'InternalError'), response);
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.unref();
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => void server.close() };
};

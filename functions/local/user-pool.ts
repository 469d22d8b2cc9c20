import { createServer } from 'node:http';
import * as z from 'zod/mini';
import { freePort } from './free-port.ts';
import { subjectOf } from './subject.ts';

/** The pool that the local accounts are made in; its name says whose it is. */
export const localUserPoolId = 'ap-southeast-1_local';

const Asked = z.object({ Username: z.string() });
type Answer = { status: number; body: object };

/** Answers the two operations of Cognito's user pool API that the application calls: an account exists for every e-mail. */
const answer = (operation: string, text: string): Answer => {
  const asked = Asked.safeParse(parsed(text));
  if (!asked.success)
    return { status: 400, body: { __type: 'InvalidParameterException', message: 'Username is missing' } };
  const attributes = [{ Name: 'sub', Value: subjectOf(asked.data.Username) }];
  if (operation === 'AdminCreateUser')
    return { status: 200, body: { User: { Username: asked.data.Username, Attributes: attributes } } };
  if (operation === 'AdminGetUser')
    return { status: 200, body: { Username: asked.data.Username, UserAttributes: attributes } };
  return { status: 400, body: { __type: 'UnknownOperationException', message: operation } };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Starts the local user pool on a free port of this machine. */
export const startUserPool = async (): Promise<{ endpoint: string; stop: () => void }> => {
  const port = await freePort();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const { status, body } = answer(operation, Buffer.concat(chunks).toString());
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.unref();
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => void server.close() };
};

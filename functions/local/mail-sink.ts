import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import { noticeHeader } from '../stores/mail.ts';
import { freePort } from './free-port.ts';
import type { Mailbox } from './mailbox.ts';

const Text = z.object({ Data: z.string() });

/** What SESv2's SendEmail is asked for, as far as the application asks for it. */
const SendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).check(z.minLength(1)) }),
  Content: z.object({
    Simple: z.object({
      Subject: Text,
      Body: z.object({ Text, Html: z.optional(Text) }),
      Attachments: z.optional(
        z.array(z.object({ FileName: z.string(), ContentType: z.string(), RawContent: z.base64() })),
      ),
      Headers: z.optional(z.array(z.object({ Name: z.string(), Value: z.string() }))),
    }),
  }),
});

type Answer = { status: number; body: object; error?: string };

/** Longest request that is read, bytes: a brief with its printed page has some hundred thousand. */
const longest = 2_000_000;

const answer = (box: Pick<Mailbox, 'keep'>, { method, url }: IncomingMessage, text: string): Answer => {
  if (method !== 'POST' || url !== '/v2/email/outbound-emails')
    return { status: 404, error: 'NotFoundException', body: { message: `${method} ${url}` } };
  const asked = SendEmail.safeParse(parsed(text));
  if (!asked.success)
    return { status: 400, error: 'BadRequestException', body: { message: 'not a simple mail' } };
  const { FromEmailAddress: from, Destination, Content } = asked.data;
  const { Subject, Body, Headers = [], Attachments = [] } = Content.Simple;
  const attachments = Attachments.map(({ FileName: name, ContentType: type, RawContent: base64 }) => ({
    ...{ name, type, base64 },
  }));
  const said = { subject: Subject.Data, body: Body.Text.Data, html: Body.Html?.Data ?? null, attachments };
  const notice = Headers.find(({ Name }) => Name === noticeHeader)?.Value ?? null;
  const letters = Destination.ToAddresses.map((to) =>
    box.keep({ from, to: to.toLowerCase(), notice, ...said }),
  );
  return { status: 200, body: { MessageId: letters[0]?.id } };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= longest) chunks.push(chunk);
  }
  return size <= longest ? Buffer.concat(chunks).toString() : '';
};

/** Starts SESv2 for this machine on a free port: what it is given to send is kept in the mailbox, and goes nowhere. */
export const startMailSink = async (
  box: Pick<Mailbox, 'keep'>,
): Promise<{ endpoint: string; stop: () => void }> => {
  const port = await freePort();
  const server = createServer(async (request, response) => {
    const { status, body, error } = answer(box, request, await read(request));
    const type = { 'content-type': 'application/json' };
    response.writeHead(status, error === undefined ? type : { ...type, 'x-amzn-errortype': error });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.unref();
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => void server.close() };
};

import * as z from 'zod/mini';
import { noticeHeader } from '../stores/mail.ts';
import { type JsonAnswer, type JsonCall, startJsonEndpoint } from './json-endpoint.ts';
import type { Mailbox } from './mailbox.ts';

const Text = z.object({ Data: z.string() });

/** What SESv2's SendEmail is asked for, as far as the application asks for it. */
const SendEmail = z.object({
  FromEmailAddress: z.string(),
  ConfigurationSetName: z.string(),
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

const refusal = (status: number, error: string, message: string): JsonAnswer => ({
  ...{ status, headers: { 'x-amzn-errortype': error }, body: { message } },
});

const answer = (box: Pick<Mailbox, 'keep'>, { method, path, input }: JsonCall): JsonAnswer => {
  if (method !== 'POST' || path !== '/v2/email/outbound-emails')
    return refusal(404, 'NotFoundException', `${method} ${path}`);
  const asked = SendEmail.safeParse(input);
  if (!asked.success) return refusal(400, 'BadRequestException', 'not a simple mail');
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

/** Starts SESv2 for this machine on a free port: what it is given to send is kept in the mailbox, and goes nowhere. */
export const startMailSink = (box: Pick<Mailbox, 'keep'>): Promise<{ endpoint: string; stop: () => void }> =>
  startJsonEndpoint('application/json', (call) => answer(box, call));

import {
  BadRequestException,
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  type Attachment as SesAttachment,
} from '@aws-sdk/client-sesv2';
import type { MailText } from '../../domain/texts/mail-text.ts';

/** A file that goes with a mail. */
export type Attachment = { name: string; type: string; bytes: Uint8Array };

/** What a mail says: as text, and where there is more to show also as HTML, which says the same, and with files. */
export type MailContent = MailText & { html?: string; attachments?: readonly Attachment[] };

/** A mail on its way: `id` is that of its delivery, the same in every try of it. */
export type Message = MailContent & { id: string; to: string };

/** How a mail leaves. `refused` will never be taken; whatever may pass is thrown. */
export type Mail = { send: (message: Message) => Promise<'accepted' | 'refused'> };

/** Names the delivery in the mail itself, so that a reader's mail program, or a person, can tell a repeated one. */
export const noticeHeader = 'X-San-Sang-Notice';

/** Deadlines of one call, in milliseconds: three tries end long before a delivery's next one. */
const deadlines = { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true };

/** Mail by SESv2, from an address of an identity that is ours and by our configuration set; the endpoint, at the local door, comes from the environment. */
export const sesMail = ({ from, set }: { from: string; set: string }): Mail & { close: () => void } => {
  const client = new SESv2Client({ maxAttempts: 3, requestHandler: deadlines });
  return {
    send: async ({ id, to, subject, body, html, attachments = [] }) => {
      try {
        await client.send(
          new SendEmailCommand({
            FromEmailAddress: from,
            ConfigurationSetName: set,
            Destination: { ToAddresses: [to] },
            Content: {
              Simple: {
                Subject: utf8(subject),
                Body: { Text: utf8(body), ...(html !== undefined && { Html: utf8(html) }) },
                ...(attachments.length > 0 && { Attachments: attachments.map(attached) }),
                Headers: [{ Name: noticeHeader, Value: id }],
              },
            },
          }),
        );
        return 'accepted';
      } catch (error) {
        if (error instanceof MessageRejected || error instanceof BadRequestException) return 'refused';
        throw error;
      }
    },
    close: () => client.destroy(),
  };
};

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

const attached = ({ name, type, bytes }: Attachment): SesAttachment => ({
  FileName: name,
  ContentType: type,
  RawContent: bytes,
  ContentDisposition: 'ATTACHMENT',
  ContentTransferEncoding: 'BASE64',
});

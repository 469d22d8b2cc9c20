import en from '../domain/texts/en/account-mail.json' with { type: 'json' };
import vi from '../domain/texts/vi/account-mail.json' with { type: 'json' };

type Mail = { subject: string; body: string };

/** Both languages in one: the user pool keeps one text for everybody. Its mails are HTML. */
const both = (
  subject: 'inviteSubject' | 'codeSubject' | 'resetSubject',
  body: 'invite' | 'code' | 'reset',
) => ({
  subject: `${vi[subject]} / ${en[subject]}`,
  body: `<p lang="vi">${vi[body]}</p><p lang="en">${en[body]}</p>`,
});

/** Whom the mails of the user pool are from, by name. */
export const mailName: string = vi.from;

/** What the user pool writes to people; `{####}` and `{username}` are its own places for the code and the name. */
export const accountMail = (origin: string): Record<'invite' | 'code' | 'reset', Mail> => {
  const invite = both('inviteSubject', 'invite');
  return {
    invite: { ...invite, body: invite.body.replaceAll('{address}', origin) },
    code: both('codeSubject', 'code'),
    reset: both('resetSubject', 'reset'),
  };
};

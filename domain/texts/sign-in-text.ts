import { refusalMark, type SignInRefusal } from '../sign-in-refusal.ts';
import en from './en/sign-in.json' with { type: 'json' };
import vi from './vi/sign-in.json' with { type: 'json' };

/** What the sign-in server is told of a refusal, in one line: it shows it as it is, and knows no language of the reader. */
export const refusalText = (refusal: SignInRefusal): string =>
  `${vi[refusal]} / ${en[refusal]} ${refusalMark(refusal)}`;

/** Why somebody who proved who they are is given no token all the same; each has its words. */
export const signInRefusals = ['account-closed', 'no-second-factor', 'not-now'] as const;
export type SignInRefusal = (typeof signInRefusals)[number];

/** The mark by which a page finds a refusal within the text that the sign-in server wraps it in. */
export const refusalMark = (refusal: SignInRefusal): string => `[${refusal}]`;

/** The refusal that a text of the sign-in server carries; null when it speaks of something else. */
export const refusalIn = (text: string): SignInRefusal | null =>
  signInRefusals.find((one) => text.includes(refusalMark(one))) ?? null;

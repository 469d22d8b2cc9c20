import type { PreTokenGenerationTriggerEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { SignInRefusal } from '../../domain/sign-in-refusal.ts';
import { refusalText } from '../../domain/texts/sign-in-text.ts';
import { triggers } from '../../domain/trigger.ts';
import { log } from './log.ts';

/** What Cognito says of whoever is about to get tokens, at a sign-in or at a renewal (developer guide, pre token generation trigger). */
const Asked = z.looseObject({
  triggerSource: z.string().check(z.startsWith('TokenGeneration_')),
  userPoolId: z.string().check(z.minLength(1)),
  userName: z.string().check(z.minLength(1)),
  request: z.looseObject({
    userAttributes: z.looseObject({ sub: z.string().check(z.minLength(1)) }),
  }),
});

/** Whose sign-in it is: the subject that a member is kept under, and the name that the pool knows the account by. */
export type Coming = { subject: string; userName: string; userPoolId: string };

/** Thrown to the sign-in server, which gives no tokens then and shows the text. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

/**
 * A trigger before tokens are given: `judge` says why not, or null. What it changes of the tokens is nothing.
 * @throws SignInRefused when there are to be no tokens, and when it could not be found out
 */
export const beforeTokens =
  (judge: (coming: Coming) => Promise<SignInRefusal | null>) =>
  async (event: PreTokenGenerationTriggerEvent): Promise<PreTokenGenerationTriggerEvent> => {
    const refusal = await judged(judge, event);
    if (refusal === null) return event;
    throw new SignInRefused(refusalText(refusal));
  };

const judged = async (
  judge: (coming: Coming) => Promise<SignInRefusal | null>,
  event: PreTokenGenerationTriggerEvent,
): Promise<SignInRefusal | null> => {
  try {
    const { request, userName, userPoolId } = Asked.parse(event);
    const subject = request.userAttributes.sub;
    const refusal = await judge({ subject, userName, userPoolId });
    if (refusal !== null)
      log('warn', triggers.refuseWithoutSecondFactor.refusal, { code: refusal, member: subject });
    return refusal;
  } catch (error) {
    // A door that cannot see who comes stays shut.
    log('error', 'sign-in.failed', { errorName: error instanceof Error ? error.name : typeof error });
    return 'not-now';
  }
};

import { randomUUID } from 'node:crypto';
import type { TriggerName } from '../../domain/trigger.ts';
import type { Invoke } from './host-bundles.ts';
import { clientId } from './local-identity.ts';
import { subjectOf } from './subject.ts';
import { localUserPoolId } from './user-pool.ts';

/** How long Cognito waits for a trigger, ms (developer guide, customizing user pool workflows with Lambda triggers). */
export const triggerTimeoutMs = 5_000;

/** When tokens are about to be given: at the end of a sign-in on the server's own page, or at a renewal. */
export type TokenOccasion = 'TokenGeneration_HostedAuth' | 'TokenGeneration_RefreshTokens';

/** Asks whether somebody may have tokens. @returns null, or why not, in the words that Cognito wraps a trigger's message in */
export type Admit = (email: string, occasion: TokenOccasion) => Promise<string | null>;

const trigger: TriggerName = 'refuseWithoutSecondFactor';

/** Asks the trigger of the user pool, as Cognito does: with what it knows of the account, and for no longer than it would wait. */
export const beforeTokens =
  (invoke: Invoke): Admit =>
  async (email, triggerSource) => {
    const sub = subjectOf(email);
    const event = {
      version: '1',
      triggerSource,
      region: 'ap-southeast-1',
      userPoolId: localUserPoolId,
      userName: sub,
      callerContext: { awsSdkVersion: 'local', clientId },
      request: {
        userAttributes: { sub, email, email_verified: 'true', 'cognito:user_status': 'CONFIRMED' },
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [] },
      },
      response: { claimsOverrideDetails: null },
    };
    try {
      await invoke(trigger, event, randomUUID());
      return null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return `PreTokenGeneration failed with error ${message}.`;
    }
  };

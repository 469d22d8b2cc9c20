/**
 * What the sign-in server asks before it goes on: each is one file in functions/triggers, one Lambda at the user pool. It can refuse in no
 * other way than by failing, and logs a refusal that is meant under this code, so that no alarm takes it for a fault.
 */
export const triggers = {
  refuseWithoutSecondFactor: { before: 'tokens', refusal: 'sign-in.refused' },
} as const;

export type TriggerName = keyof typeof triggers;

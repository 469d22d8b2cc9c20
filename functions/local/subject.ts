import { createHash } from 'node:crypto';

/**
 * The subject a local account has: a UUID made from the e-mail alone, so that it is the same in every run and a member
 * item can be written before anybody signs in. Cognito gives random subjects; nothing may rely on this outside the local door.
 */
export const subjectOf = (email: string): string => {
  const hex = createHash('sha256').update(`san-sang:${email.trim().toLowerCase()}`).digest('hex');
  // Version 8 (RFC 9562: vendor specific) and variant bits, so that it reads as a valid UUID everywhere.
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

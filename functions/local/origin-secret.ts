import { randomBytes } from 'node:crypto';

let made: string | undefined;

/** The secret of this process, made once: what CloudFront and the functions of a stage share, the gateway and the bundles share here. */
export const ownOriginSecret = (env: NodeJS.ProcessEnv = process.env): string => {
  made ??= randomBytes(32).toString('base64url');
  env['ORIGIN_SECRET'] = made;
  return made;
};

import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** Headers that CloudFront takes in fields of their own, and refuses among the others. */
const fields: Record<string, (value: string) => ResponseSecurityHeadersBehavior> = {
  'content-security-policy': (contentSecurityPolicy) => ({
    contentSecurityPolicy: { contentSecurityPolicy, override: true },
  }),
  'x-content-type-options': () => ({ contentTypeOptions: { override: true } }),
  'x-frame-options': (value) => ({
    frameOptions: { frameOption: known(Object.values(HeadersFrameOption), value), override: true },
  }),
  'referrer-policy': (value) => ({
    referrerPolicy: { referrerPolicy: known(Object.values(HeadersReferrerPolicy), value), override: true },
  }),
  'strict-transport-security': (value) => ({
    strictTransportSecurity: {
      accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/.exec(value)?.[1])),
      includeSubdomains: value.includes('includeSubDomains'),
      preload: value.includes('preload'),
      override: true,
    },
  }),
};

/** A policy that puts exactly these headers on every answer. @throws Error for a value that CloudFront does not know. */
export const securityHeadersPolicy = (scope: Construct, id: string, headers: Record<string, string>) => {
  const named = Object.entries(headers).map(([name, value]) => ({ name: name.toLowerCase(), value }));
  const own = named.map(({ name, value }) => fields[name]?.(value) ?? {});
  const others = named.filter(({ name }) => fields[name] === undefined);
  return new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: Object.assign({}, ...own),
    customHeadersBehavior: {
      customHeaders: others.map(({ name, value }) => ({ header: name, value, override: true })),
    },
  });
};

const known = <T extends string>(options: readonly T[], value: string): T => {
  const option = options.find((one) => one.toLowerCase() === value.toLowerCase());
  if (option === undefined) throw new Error(`CloudFront knows no ${value}, but ${options.join(', ')}`);
  return option;
};

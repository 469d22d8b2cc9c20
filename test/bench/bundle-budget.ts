/**
 * How large a function's code may be, in bytes as it is deployed. The database's client alone takes 336 KB (measured, minified); object storage,
 * mail, accounts and queues each bring a client of their own, and sheets their reader.
 */
export const bundleBudget = { plain: 680_000, withAnotherClient: 820_000 } as const;

/**
 * What lies in a function's folder beside its code, bytes: nothing, but for the one that prints, whose browser and typeface take 68.5 MB
 * (measured). Lambda takes 250 MB in all.
 */
export const besideBudget = { plain: 0, printing: 75_000_000 } as const;

/**
 * How often as long as a bare handler a cold start may take, the quickest of some beside the quickest. Measured are 1.3 to 2.1, the upper end
 * on a busy machine.
 */
export const startBudget = 2.4;

/** What only the code of a client beside the database's holds. */
const otherClients = ['AmazonS3', 'SimpleEmailService_v2', 'AWSCognitoIdentityProviderService', 'AmazonSQS'];

/** The most that a bundle may take, bytes. */
export const budgetOf = (code: string): number =>
  otherClients.some((service) => code.includes(service))
    ? bundleBudget.withAnotherClient
    : bundleBudget.plain;

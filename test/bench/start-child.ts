/*
 * One cold start in a process of its own: from the import of a bundle to its first answer, which asks nothing of any service. Prints the
 * milliseconds. Argument: the bundle's file.
 */
const file = process.argv[2] ?? '';
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;

type Bundle = { handler: (event: unknown, context: unknown) => Promise<unknown> };

const start = performance.now();
const { handler }: Bundle = await import(file);
// Without a token a route refuses, without a record a job has nothing to do; both have made their clients by then.
const answer = async () =>
  handler({ headers: {}, requestContext: {}, Records: [] }, { functionName: 'cold' });
await answer().catch(() => {});
write(`${performance.now() - start}\n`);
process.exit(0);

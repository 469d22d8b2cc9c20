import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Artifact = z.looseObject({
  type: z.string(),
  environment: z.optional(z.string()),
  dependencies: z._default(z.array(z.string()), []),
  properties: z._default(
    z.looseObject({ templateFile: z.optional(z.string()), terminationProtection: z.optional(z.boolean()) }),
    {},
  ),
});
const Manifest = z.object({ artifacts: z.record(z.string(), Artifact) });
const Parameter = z.object({
  Default: z.optional(z.unknown()),
  Description: z._default(z.string(), ''),
  AllowedPattern: z.optional(z.string()),
});
const Template = z.looseObject({
  Parameters: z._default(z.record(z.string(), Parameter), {}),
  Resources: z.record(z.string(), z.object({ Type: z.string(), DeletionPolicy: z.optional(z.string()) })),
});

/** A value that a stack must be told the first time that it is deployed. */
export type Asked = { name: string; description: string; pattern: RegExp };

/** A stack as it was synthesized. */
export type Synthesized = {
  name: string;
  region: string;
  /** Stacks that must be there before it. */
  needs: readonly string[];
  asks: readonly Asked[];
  /** What stays when the stack goes: logical ids and types. */
  keeps: readonly { id: string; type: string }[];
  resources: number;
  template: unknown;
};

/** The stacks in a folder that the CDK wrote, each after those that it needs. @throws Error or ZodError when there are none */
export const stacksIn = (folder: string): Synthesized[] => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const stacks = Object.entries(Manifest.parse(read('manifest.json')).artifacts).flatMap(
    ([name, artifact]) => {
      const { templateFile } = artifact.properties;
      if (artifact.type !== 'aws:cloudformation:stack' || templateFile === undefined) return [];
      const template = read(templateFile);
      const { Parameters, Resources } = Template.parse(template);
      return [
        {
          name,
          region: artifact.environment?.split('/').at(-1) ?? 'unknown',
          needs: artifact.dependencies.filter((one) => !one.endsWith('.assets')),
          asks: askedIn(Parameters),
          keeps: Object.entries(Resources)
            .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
            .map(([id, { Type }]) => ({ id: id.replace(/[0-9A-F]{8}$/, ''), type: Type })),
          resources: Object.keys(Resources).length,
          template,
        },
      ];
    },
  );
  return inOrder(stacks);
};

const askedIn = (parameters: Record<string, z.infer<typeof Parameter>>): Asked[] =>
  Object.entries(parameters)
    .filter(([, { Default }]) => Default === undefined)
    .map(([name, { Description, AllowedPattern }]) => ({
      name,
      description: Description,
      pattern: new RegExp(AllowedPattern ?? '.'),
    }));

const inOrder = (stacks: readonly Synthesized[]): Synthesized[] => {
  const placed = new Map<string, Synthesized>();
  const place = (stack: Synthesized) => {
    if (placed.has(stack.name)) return;
    for (const one of stacks.filter(({ name }) => stack.needs.includes(name))) place(one);
    placed.set(stack.name, stack);
  };
  for (const stack of stacks) place(stack);
  return [...placed.values()];
};

/** Those stacks and all that they need, in order; by their whole names or by the part after the stage. */
export const withNeeds = (stacks: readonly Synthesized[], chosen: readonly Synthesized[]): Synthesized[] => {
  const taken = new Set(chosen.map(({ name }) => name));
  for (const stack of stacks.toReversed())
    if (taken.has(stack.name)) for (const one of stack.needs) taken.add(one);
  return stacks.filter(({ name }) => taken.has(name));
};

/** Those stacks and all that need them, in the order in which they go. */
export const withNeeding = (
  stacks: readonly Synthesized[],
  chosen: readonly Synthesized[],
): Synthesized[] => {
  const taken = new Set(chosen.map(({ name }) => name));
  for (const stack of stacks) if (stack.needs.some((one) => taken.has(one))) taken.add(stack.name);
  return stacks.filter(({ name }) => taken.has(name)).toReversed();
};

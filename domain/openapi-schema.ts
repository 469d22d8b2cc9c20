import * as z from 'zod/mini';
import type { AnyRoute } from './route.ts';

export type Json = Record<string, unknown>;

type Written = z.core.JSONSchema.BaseSchema;

/** Several patterns of a text are several schemas: each says that it is of a text, so that generators do not take it for anything. */
const sayText = (schema: Written): void => {
  if (schema.type === 'string') for (const one of schema.allOf ?? []) one.type = 'string';
};

/** So many items of one kind: said as a list too, which is all that many generators read. */
const sayLength = (schema: Written): void => {
  const [first] = schema.prefixItems ?? [];
  if (schema.prefixItems === undefined || first === undefined) return;
  schema.minItems = schema.prefixItems.length;
  schema.maxItems = schema.prefixItems.length;
  schema.items = first;
};

/** A record whose keys are known is an object with these properties. */
const sayKeys = (schema: Written): void => {
  const { propertyNames, additionalProperties } = schema;
  if (typeof propertyNames !== 'object' || typeof additionalProperties !== 'object') return;
  const keys = propertyNames.enum;
  if (keys === undefined) return;
  schema.properties = Object.fromEntries(keys.map((key) => [String(key), additionalProperties]));
  schema.additionalProperties = false;
  delete schema.propertyNames;
};

/** A schema as the JSON Schema of OpenAPI 3.1: what a request may hold, or what a reply holds. */
export const schemaOf = (schema: AnyRoute['reply'], io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      for (const say of [sayText, sayLength, sayKeys]) say(jsonSchema);
    },
  });
  return rest;
};

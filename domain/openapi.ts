import * as z from 'zod/mini';
import { Problem } from './problem.ts';
import { type AnyRoute, takesBody, takesFile } from './route.ts';

type Json = Record<string, unknown>;

/** A schema as the JSON Schema of OpenAPI 3.1: what a request may hold, or what a reply holds. */
const schemaOf = (schema: AnyRoute['reply'], io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
};

const propertiesOf = (schema: AnyRoute['query']): { name: string; required: boolean; schema: unknown }[] => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  const names = z.array(z.string()).parse(required);
  return Object.entries(z.record(z.string(), z.unknown()).parse(properties)).map(([name, one]) => ({
    name,
    required: names.includes(name),
    schema: one,
  }));
};

const parametersOf = (line: AnyRoute) =>
  [
    { schema: line.params, place: 'path' },
    { schema: line.query, place: 'query' },
    { schema: line.headers, place: 'header' },
  ].flatMap(({ schema, place }) => propertiesOf(schema).map((one) => ({ ...one, in: place })));

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const refusalsOf = (line: AnyRoute) => ({
  ...(line.who === 'all'
    ? {}
    : { 401: { description: 'No valid access token' }, 403: problem('Not a member, or not this role') }),
  ...(Object.keys(schemaOf(line.params, 'input')['properties'] ?? {}).length > 0
    ? { 404: problem('Unknown, or not the caller’s') }
    : {}),
  ...(takesBody(line)
    ? {
        400: problem(takesFile(line) ? 'Empty body' : 'Not JSON'),
        413: problem('Body too large'),
        415: problem(`Not ${line.takes.join(' or ')}`),
      }
    : {}),
  ...(line.method === 'GET' ? {} : { 409: problem('Somebody else was first, or the state is another') }),
  422: problem('The request says something that cannot be accepted'),
  429: { description: 'Too many requests; Retry-After says when to come back' },
  503: problem('Overloaded; Retry-After says when to come back'),
});

/** What a body holds: fields, or a file as it is. */
const contentOf = (line: AnyRoute) =>
  Object.fromEntries(
    line.takes.map((type) => [type, takesFile(line) ? {} : { schema: schemaOf(line.body, 'input') }]),
  );

const operationOf = (name: string, line: AnyRoute) => ({
  operationId: name,
  summary: line.summary,
  ...(line.who === 'all' ? { security: [] } : {}),
  ...(typeof line.who === 'string' ? {} : { 'x-roles': line.who }),
  parameters: parametersOf(line),
  ...(takesBody(line)
    ? {
        requestBody: { required: true, content: contentOf(line) },
      }
    : {}),
  responses: {
    [line.status]: {
      description: 'Done',
      content: {
        ...Object.fromEntries(line.files.map((type) => [type, {}])),
        [line.gives]: { schema: schemaOf(line.reply, 'output') },
      },
    },
    ...refusalsOf(line),
  },
});

/** The route table as an OpenAPI 3.1 document. */
export const openapi = (routes: Readonly<Record<string, AnyRoute>>, version: string) => {
  const paths: Record<string, Json> = {};
  for (const [name, line] of Object.entries(routes)) {
    paths[line.path] = { ...paths[line.path], [line.method.toLowerCase()]: operationOf(name, line) };
  }
  return {
    openapi: '3.1.0' as const,
    info: { title: 'Sẵn Sàng', version, description: 'COVID readiness at workplaces' },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
};

import * as z from 'zod/mini';
import { bodyExample, bodyWords } from './openapi-bodies.ts';
import { parameterWords } from './openapi-parameters.ts';
import { type Json, schemaOf } from './openapi-schema.ts';
import { Problem } from './problem.ts';
import { type AnyRoute, givesJson, takesBody, takesFile } from './route.ts';

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
  ].flatMap(({ schema, place }) =>
    propertiesOf(schema).map((one) => ({ ...one, in: place, ...parameterWords(place, one.name) })),
  );

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const refusalsOf = (line: AnyRoute) => ({
  ...(line.who === 'all'
    ? {}
    : { 401: { description: 'No valid access token' }, 403: problem('Not a member, or not this role') }),
  // Nothing has come of a day yet, or nothing had, which is said as of what is unknown.
  ...(parametersOf(line).some(({ in: place, name }) => place === 'path' || name === 'day')
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
  500: problem('A mistake of ours'),
  503: problem('Overloaded; Retry-After says when to come back'),
});

/** A file as it is: its bytes, or its text. Source: JSON Schema 2020-12, contentMediaType. */
const fileOf = (type: string) =>
  type.startsWith('text/') || givesJson({ gives: type })
    ? { schema: { type: 'string', contentMediaType: type } }
    : { schema: { type: 'string', format: 'binary', contentMediaType: type } };

/** What a body holds: fields, or a file as it is. */
const contentOf = (name: string, line: AnyRoute) =>
  Object.fromEntries(
    line.takes.map((type) => [
      type,
      takesFile(line)
        ? { ...fileOf(type), ...bodyExample(name, type) }
        : { schema: schemaOf(line.body, 'input') },
    ]),
  );

/** Statuses of success: what the contract names and, of a write that may be repeated or go on, the other one. */
const successOf = (line: AnyRoute) => {
  const content = {
    ...Object.fromEntries(line.files.map((type) => [type, fileOf(type)])),
    [line.gives]: { schema: schemaOf(line.reply, 'output') },
  };
  return {
    [line.status]: { description: 'Done', content },
    ...(line.method === 'GET' ? { 304: { description: 'As it was: If-None-Match holds its ETag' } } : {}),
    ...Object.fromEntries(line.alsoGives.map((status) => [status, { description: 'Done', content }])),
  };
};

/** What an operation is listed under: the first word of its path. */
const tagOf = ({ path }: AnyRoute) => path.split('/')[2]?.replace(/\..*$/, '') ?? '';

const operationOf = (name: string, line: AnyRoute) => ({
  operationId: name,
  summary: line.summary,
  tags: [tagOf(line)],
  ...(line.who === 'all' ? { security: [] } : {}),
  ...(typeof line.who === 'string' ? {} : { 'x-roles': line.who }),
  parameters: parametersOf(line),
  ...(takesBody(line)
    ? {
        requestBody: { required: true, ...bodyWords(name), content: contentOf(name, line) },
      }
    : {}),
  responses: {
    ...successOf(line),
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
    info: {
      title: 'Sẵn Sàng',
      version,
      description: 'COVID readiness at workplaces',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The origin of the pages' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          ...{ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          description: 'An access token of the issuer: authorization code with PKCE; an hour long',
        },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
};

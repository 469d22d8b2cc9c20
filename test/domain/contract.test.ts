import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { kebab, routeNames, routes } from '../../domain/contract.ts';
import { jobs } from '../../domain/job.ts';
import { seesSite, seesZone } from '../../domain/member.ts';
import { openapi } from '../../domain/openapi.ts';
import { takesBody } from '../../domain/route.ts';
import { plainText } from '../../domain/site-search.ts';
import { a } from '../support/a.ts';

const root = join(import.meta.dirname, '../..');

/** An operation of the document, as far as every one of them has it. */
const Operation = z.object({
  operationId: z.string(),
  summary: z.string().check(z.minLength(8)),
  tags: z.tuple([z.string().check(z.minLength(2))]),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      description: z.string().check(z.minLength(5)),
      example: z.optional(z.unknown()),
      schema: z.record(z.string(), z.unknown()),
    }),
  ),
  requestBody: z.optional(z.unknown()),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});

const routeNamed = (name: string) => {
  const found = routeNames.find((one) => one === name);
  if (found === undefined) throw new Error(`${name} is no route`);
  return found;
};

describe('the route table', () => {
  it('has a file for each route and each job', () => {
    const files = [
      ...routeNames.map((name) => `functions/api/${kebab(name)}.ts`),
      ...Object.keys(jobs).map((name) => `functions/jobs/${kebab(name)}.ts`),
    ];
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('has no two routes that a request could mean', () => {
    const shapes = routeNames.map(
      (name) => `${routes[name].method} ${routes[name].path.replace(/\{\w+\}/g, '{}')}`,
    );
    expect(new Set(shapes).size).toBe(routeNames.length);
  });

  it.each(routeNames)('names in the path of %s what its schema reads', (name) => {
    const { path, params } = routes[name];
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
    expect(Object.keys(z.toJSONSchema(params, { io: 'input' }).properties ?? {})).toEqual(named);
  });

  it('is under /api, and every write but a submission and a cancellation says what it takes', () => {
    expect(routeNames.filter((name) => !routes[name].path.startsWith('/api/'))).toEqual([]);
    const bodiless = routeNames.filter((name) => routes[name].method !== 'GET' && !takesBody(routes[name]));
    expect(bodiless).toEqual([
      'submitPlan',
      'cancelJob',
      'createRebuild',
      'rotateWebhookSecret',
      'deactivateWebhook',
    ]);
  });
});

describe('the OpenAPI document', () => {
  const document = openapi(routes, '1.2.3');

  it('has every route under its path and method', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.toSorted()).toEqual(
      routeNames.map((name) => `${routes[name].method} ${routes[name].path}`).toSorted(),
    );
  });

  it('says what a check-in takes, under which key, and who may send it', () => {
    const operation: unknown = document.paths['/api/sites/{siteId}/check-ins/{day}']?.['put'];
    expect(operation).toMatchObject({
      operationId: 'putCheckIn',
      'x-roles': ['employer'],
      parameters: [
        { name: 'siteId', in: 'path', required: true },
        { name: 'day', in: 'path', required: true },
        { name: 'idempotency-key', in: 'header', required: true },
      ],
      requestBody: {
        content: {
          'application/json': {
            schema: { required: ['answers', 'seenRevision'], additionalProperties: false },
          },
        },
      },
    });
  });

  it('says which files a sheet of check-ins may be, and that it is answered later', () => {
    const operation: unknown = document.paths['/api/check-ins/bulk']?.['post'];
    expect(operation).toMatchObject({
      requestBody: {
        content: {
          'text/csv': {},
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {},
        },
      },
      responses: { 202: { description: 'Done' }, 413: {}, 415: {} },
    });
    expect(document.paths['/api/jobs/{jobId}']?.['delete']).toMatchObject({ operationId: 'cancelJob' });
  });

  const operations = Object.values(document.paths).flatMap((methods) =>
    z.array(Operation).parse(Object.values(methods)),
  );

  it('says of every operation what it does, what it is listed under, and how it refuses', () => {
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(routeNames.toSorted());
    for (const { operationId, responses, requestBody } of operations) {
      const statuses = Object.keys(responses);
      const always = routes[routeNamed(operationId)].who === 'all' ? [] : ['401', '403'];
      const body = requestBody === undefined ? [] : ['400', '413', '415'];
      expect({ operationId, statuses }).toEqual({
        operationId,
        statuses: expect.arrayContaining([...always, ...body, '422', '429', '500', '503']),
      });
      expect(statuses.some((status) => status.startsWith('2'))).toBe(true);
    }
  });

  it('says of every parameter where it stands, what it is, and of which type', () => {
    const typeless = operations.flatMap(({ operationId, parameters }) =>
      parameters.flatMap(({ name, schema }) =>
        ['type', 'enum', 'const', 'anyOf'].some((word) => word in schema) ? [] : [`${operationId} ${name}`],
      ),
    );
    expect(typeless).toEqual([]);
    const [siteId] = operations.find(({ operationId }) => operationId === 'getSite')?.parameters ?? [];
    expect(siteId).toMatchObject({ in: 'path', required: true, example: 'may-song-cau' });
  });

  it('has a schema for every file, and of a day of counts each by its name', () => {
    const brief = operations.find(({ operationId }) => operationId === 'getBrief');
    expect(brief?.responses['200']).toMatchObject({
      content: {
        'application/pdf': { schema: { format: 'binary' } },
        'text/html': { schema: { type: 'string', contentMediaType: 'text/html' } },
      },
    });
    const summary = JSON.stringify(operations.find(({ operationId }) => operationId === 'getSummary'));
    expect(summary).not.toContain('propertyNames');
    expect(summary).toContain('"testedHighRisk":{"type":"integer"');
  });

  it('is JSON, and asks for a token everywhere but where everybody may call', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    const open = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .filter((operation) => JSON.stringify(operation).includes('"security":[]'));
    expect(open).toHaveLength(2);
  });
});

describe('what a member may know of', () => {
  const site = { siteId: 'may-song-cau', zoneId: 'kcn-song-cong-1' };
  it.each([
    ['an employer of the site', { role: 'employer', sites: ['may-song-cau'] }, true],
    ['an employer of another', { role: 'employer', sites: ['may-song'] }, false],
    ['an employer with the zone and no site', { role: 'employer', zones: ['kcn-song-cong-1'] }, false],
    ['health of the whole province', { role: 'health' }, true],
    ['health of the zone', { role: 'health', zones: ['kcn-yen-binh', 'kcn-song-cong-1'] }, true],
    ['health of another zone', { role: 'health', zones: ['kcn-song-cong-2'] }, false],
    [
      'the board of another zone, though it names the site',
      { role: 'board', zones: ['kcn-yen-binh'], sites: ['may-song-cau'] },
      false,
    ],
    ['the admin, whatever zones it names', { role: 'admin', zones: ['kcn-yen-binh'] }, true],
  ] as const)('for %s: %s', (_, over, expected) => {
    const member = { ...a.member(), ...over, sites: [...('sites' in over ? over.sites : [])] };
    expect(seesSite({ ...member, zones: [...('zones' in over ? over.zones : [])] }, site)).toBe(expected);
  });

  it('is no zone for an employer', () => {
    expect(seesZone({ role: 'employer', zones: [] }, 'kcn-yen-binh')).toBe(false);
  });
});

describe('a text that is searched', () => {
  it.each([
    ['Sông Công', 'song cong'],
    [' ĐIỀM THỤY ', 'diem thuy'],
    ['đường Đê', 'duong de'],
    ['Ngũ Hổ', 'ngu ho'],
    ['100%_', '100%_'],
  ])('reads %s as %s', (text, expected) => {
    expect(plainText(text)).toBe(expected);
    expect(plainText(text.normalize('NFD'))).toBe(expected);
  });
});

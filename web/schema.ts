/**
 * The part of `zod/mini` that the domain's schemas use, in a fifth of its bytes: the build puts it in the place of `zod/mini` in
 * every page, because a phone on slow 3G pays 1 s for 10 KB. Types stay zod's; the server runs zod. That both judge alike is
 * tested over the contract (test/web/schema.test.ts), and a function missing here stops the build.
 */
type Path = readonly (string | number)[];
type Issue = { code: string; path: Path; message: string; keys?: string[] };
/** `stop`: of the wrong type, so that no check after it makes sense. */
type Found = Issue & { stop: boolean };
type Run = (value: unknown, path: Path, found: Found[]) => unknown;
type Refused = { code: string; input: unknown };
type ErrorOf = string | ((refused: Refused) => string | undefined | null);
type Params = ErrorOf | { error?: ErrorOf; path?: Path } | undefined;
type Result = { success: true; data: unknown } | { success: false; error: { issues: Issue[] } };

/** A schema: how it reads a value, and whatever the domain asks of it (`options`, `shape`). */
type Schema<X = unknown> = X & {
  run: Run;
  check: (...checks: Run[]) => Schema<X>;
  parse: (value: unknown) => unknown;
  safeParse: (value: unknown) => Result;
};
type Shape = Readonly<Record<string, Schema>>;
type Keys = 'strict' | 'strip' | 'loose';

const errorOf = (params: Params): ErrorOf | undefined => (typeof params === 'object' ? params.error : params);

const issueOf = (code: string, input: unknown, path: Path, params: Params, stop: boolean): Found => {
  const error = errorOf(params);
  const message = typeof error === 'function' ? error({ code, input }) : error;
  return { code, path, message: message ?? 'Invalid input', stop };
};

const judged = (run: Run, value: unknown): Result => {
  const found: Found[] = [];
  const data = run(value, [], found);
  return found.length === 0 ? { success: true, data } : { success: false, error: { issues: found } };
};

const insisted = (run: Run, value: unknown): unknown => {
  const result = judged(run, value);
  if (!result.success) throw new Error(JSON.stringify(result.error.issues));
  return result.data;
};

const checked =
  (run: Run, checks: readonly Run[]): Run =>
  (value, path, found) => {
    const start = found.length;
    let out = run(value, path, found);
    for (const check of checks) {
      if (found.slice(start).some(({ stop }) => stop)) break;
      out = check(out, path, found);
    }
    return out;
  };

const make = <X>(run: Run, extra: X): Schema<X> => ({
  ...extra,
  run,
  check: (...checks) => make(checked(run, checks), extra),
  parse: (value) => insisted(run, value),
  safeParse: (value) => judged(run, value),
});

const typed = <X>(isOne: (value: unknown) => boolean, code: string, params: Params, extra: X) =>
  make((value, path, found) => {
    if (!isOne(value)) found.push(issueOf(code, value, path, params, true));
    return value;
  }, extra);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const string = (params?: Params) =>
  typed((value) => typeof value === 'string', 'invalid_type', params, {});
export const number = (params?: Params) =>
  typed((value) => Number.isFinite(value), 'invalid_type', params, {});
/** An integer too large to be exact is refused like zod does it: whatever is checked after still has its say. */
export const int = (params?: Params) =>
  make((value, path, found) => {
    if (!Number.isSafeInteger(value))
      found.push(issueOf('invalid_type', value, path, params, !Number.isInteger(value)));
    return value;
  }, {});
export const boolean = (params?: Params) =>
  typed((value) => typeof value === 'boolean', 'invalid_type', params, {});
export const literal = (only: unknown, params?: Params) =>
  typed((value) => value === only, 'invalid_value', params, {});
/** Anything that passes the test. */
export const custom = (isRight: (value: unknown) => boolean, params?: Params) =>
  typed(isRight, 'custom', params, {});
const nothing = (params?: Params) => typed((value) => value === null, 'invalid_type', params, {});
const missing = (params?: Params) => typed((value) => value === undefined, 'invalid_type', params, {});
const oneOf = (options: readonly unknown[], params?: Params) =>
  typed((value) => options.includes(value), 'invalid_value', params, { options });

export { missing as undefined, nothing as null, oneOf as enum };

const fits =
  (isRight: (value: unknown) => boolean, code: string, params: Params): Run =>
  (value, path, found) => {
    if (!isRight(value)) found.push(issueOf(code, value, path, params, false));
    return value;
  };
const compared = (isRight: (value: number) => boolean, code: string, params: Params) =>
  fits((value) => typeof value === 'number' && isRight(value), code, params);
const sized = (isRight: (size: number) => boolean, code: string, params: Params) =>
  fits((value) => (typeof value === 'string' || Array.isArray(value)) && isRight(value.length), code, params);

export const gte = (least: number, params?: Params) =>
  compared((value) => value >= least, 'too_small', params);
export const gt = (below: number, params?: Params) => compared((value) => value > below, 'too_small', params);
export const lte = (most: number, params?: Params) => compared((value) => value <= most, 'too_big', params);
export const minLength = (least: number, params?: Params) =>
  sized((size) => size >= least, 'too_small', params);
export const maxLength = (most: number, params?: Params) => sized((size) => size <= most, 'too_big', params);
export const regex = (pattern: RegExp, params?: Params) =>
  fits((value) => typeof value === 'string' && pattern.test(value), 'invalid_format', params);
/** Another value of the same type. */
export const overwrite =
  (change: (value: never) => unknown): Run =>
  (value) =>
    Reflect.apply(change, undefined, [value]);
export const trim = (): Run => (value) => (typeof value === 'string' ? value.trim() : value);
export const toLowerCase = (): Run => (value) => (typeof value === 'string' ? value.toLowerCase() : value);
export const refine =
  (isRight: (value: never) => unknown, params?: Params): Run =>
  (value, path, found) => {
    const at = typeof params === 'object' && params.path ? [...path, ...params.path] : path;
    const right: unknown = Reflect.apply(isRight, undefined, [value]);
    if (!right) found.push(issueOf('custom', value, at, params, false));
    return value;
  };

// The patterns of zod's own iso.date and iso.datetime: months of the right length, leap years, UTC only.
const dayPattern =
  '(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])))';
const timePattern = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?Z';
const format = (pattern: RegExp) => (params?: Params) => string(params).check(regex(pattern, params));
export const iso = {
  date: format(new RegExp(`^${dayPattern}$`)),
  datetime: format(new RegExp(`^${dayPattern}T${timePattern}$`)),
};

export const optional = (inner: Schema) =>
  make((value, path, found) => (value === undefined ? undefined : inner.run(value, path, found)), {});
export const nullable = (inner: Schema) =>
  make((value, path, found) => (value === null ? null : inner.run(value, path, found)), {});
export const _default = (inner: Schema, otherwise: unknown) =>
  make((value, path, found) => (value === undefined ? otherwise : inner.run(value, path, found)), {});

const otherwiseTo = (inner: Schema, otherwise: unknown) =>
  make((value) => {
    const result = judged(inner.run, value);
    return result.success ? result.data : otherwise;
  }, {});

export { otherwiseTo as catch };

export const transform = (change: (value: never) => unknown) =>
  make((value) => Reflect.apply(change, undefined, [value]), {});
export const pipe = (first: Schema, then: Schema) =>
  make((value, path, found) => {
    const start = found.length;
    const out = first.run(value, path, found);
    return found.length > start ? out : then.run(out, path, found);
  }, {});

/** The first option that fits; which one came nearest is of no use to a reader of replies. */
export const union = (options: readonly Schema[], params?: Params) =>
  make((value, path, found) => {
    for (const option of options) {
      const result = judged(option.run, value);
      if (result.success) return result.data;
    }
    found.push(issueOf('invalid_union', value, path, params, true));
    return value;
  }, {});
export const discriminatedUnion = (_key: string, options: readonly Schema[], params?: Params) =>
  union(options, params);

const listed = (itemAt: (place: number) => Schema, length: number | null, params: Params) =>
  make((value, path, found) => {
    if (Array.isArray(value) && (length === null || value.length === length))
      return value.map((item: unknown, place) => itemAt(place).run(item, [...path, place], found));
    found.push(issueOf('invalid_type', value, path, params, true));
    return value;
  }, {});
export const array = (item: Schema, params?: Params) => listed(() => item, null, params);
export const tuple = (items: readonly Schema[], params?: Params) =>
  listed((place) => items[place] ?? missing(), items.length, params);

const refuseKeys = (keys: string[], value: unknown, path: Path, params: Params, found: Found[]) => {
  if (keys.length > 0) found.push({ ...issueOf('unrecognized_keys', value, path, params, false), keys });
};

const shaped = (
  shape: Shape,
  keys: Keys,
  params: Params,
): Schema<{ shape: Shape; keys: Keys; params: Params }> =>
  make(
    (value, path, found) => {
      if (!isRecord(value)) {
        found.push(issueOf('invalid_type', value, path, params, true));
        return value;
      }
      const others = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
      const out: Record<string, unknown> = {};
      for (const [key, inner] of Object.entries(shape)) {
        const item = inner.run(Object.hasOwn(value, key) ? value[key] : undefined, [...path, key], found);
        if (item !== undefined || Object.hasOwn(value, key)) out[key] = item;
      }
      if (keys === 'strict') refuseKeys(others, value, path, params, found);
      if (keys === 'loose') for (const key of others) out[key] = value[key];
      return out;
    },
    { shape, keys, params },
  );
export const strictObject = (shape: Shape, params?: Params) => shaped(shape, 'strict', params);
export const object = (shape: Shape, params?: Params) => shaped(shape, 'strip', params);
export const looseObject = (shape: Shape, params?: Params) => shaped(shape, 'loose', params);

type Shaped = ReturnType<typeof shaped>;
export const extend = ({ shape, keys, params }: Shaped, more: Shape) =>
  shaped({ ...shape, ...more }, keys, params);
export const pick = ({ shape, keys, params }: Shaped, mask: Readonly<Record<string, true>>) =>
  shaped(Object.fromEntries(Object.entries(shape).filter(([key]) => mask[key])), keys, params);
export const omit = ({ shape, keys, params }: Shaped, mask: Readonly<Record<string, true>>) =>
  shaped(Object.fromEntries(Object.entries(shape).filter(([key]) => !mask[key])), keys, params);

/** With an enum as its key all of its options must be there; with any other key, whatever keys fit. */
export const record = (key: Schema<{ options?: readonly unknown[] }>, item: Schema, params?: Params) =>
  make((value, path, found) => {
    if (key.options) {
      const shape = Object.fromEntries(key.options.map((option) => [String(option), item]));
      return shaped(shape, 'strict', params).run(value, path, found);
    }
    if (!isRecord(value)) {
      found.push(issueOf('invalid_type', value, path, params, true));
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        key.run(name, path, found),
        item.run(each, [...path, name], found),
      ]),
    );
  }, {});

export const safeParse = (schema: Schema, value: unknown) => judged(schema.run, value);
export const parse = (schema: Schema, value: unknown) => insisted(schema.run, value);

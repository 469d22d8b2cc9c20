import {
  type FormBand,
  type FormDefinition,
  type FormGate,
  gatesOf,
  indicesOf,
  mayNotRun,
} from './form-definition.ts';

/** Something in a form that its shape allows and its sense does not: where, and what fills the words. */
export type FormFault = {
  path: readonly (string | number)[];
  code: string;
  says?: Readonly<Record<string, string>>;
};

const duplicates = (ids: readonly { id: string }[], under: string): FormFault[] =>
  ids.flatMap(({ id }, place) =>
    ids.findIndex((one) => one.id === id) < place
      ? [{ path: [under, place, 'id'], code: 'duplicate-id', says: { id } }]
      : [],
  );

/** A number as a file says it. */
const said = (value: number) => String(value);

/** Whether a value is a whole number of steps above the least one; binary noise aside. */
export const isOnStep = (value: number, min: number, step: number): boolean => {
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
};

const indexFaults = (form: FormDefinition): FormFault[] =>
  indicesOf(form).flatMap(({ min, max, step = 1, options = [] }, place): FormFault[] => {
    const at = ['indices', place] as const;
    if (max <= min) return [{ path: [...at, 'max'], code: 'max-not-above-min', says: { min: said(min) } }];
    const wrong = options.flatMap(({ value }, n): FormFault[] => {
      const path = [...at, 'options', n, 'value'];
      if (value < min || value > max)
        return [{ path, code: 'option-outside', says: { min: said(min), max: said(max) } }];
      const isSecond = options.findIndex((one) => one.value === value) < n;
      return isSecond ? [{ path, code: 'duplicate-option', says: { value: said(value) } }] : [];
    });
    const off = options.length === 0 && !isOnStep(max, min, step);
    return [
      ...wrong,
      ...(off ? [{ path: [...at, 'step'], code: 'step-off', says: { min: said(min), max: said(max) } }] : []),
    ];
  });

/** How a form's bands are bounded: by what its first band says. */
const boundOf = ([first]: readonly FormBand[]): 'upTo' | 'from' =>
  first?.from === undefined ? 'upTo' : 'from';

const boundFaults = (bands: readonly FormBand[]): FormFault[] => {
  const bound = boundOf(bands);
  const other = bound === 'upTo' ? 'from' : 'upTo';
  return bands.flatMap((band, place): FormFault[] => {
    if (band[other] !== undefined)
      return [{ path: ['bands', place, other], code: 'mixed-bounds', says: { bound } }];
    return band[bound] === undefined
      ? [{ path: ['bands', place], code: 'no-bound', says: { name: bound } }]
      : [];
  });
};

const coverFaults = (bands: readonly FormBand[]): FormFault[] => {
  const bound = boundOf(bands);
  const bounds = bands.map((band) => band[bound] ?? 0);
  const overlaps = bounds.flatMap((value, place): FormFault[] => {
    const before = bounds[place - 1];
    if (before === undefined || value > before) return [];
    const says = { before: said(before), value: said(value) };
    return [{ path: ['bands', place, bound], code: 'band-overlap', says }];
  });
  if (overlaps.length > 0) return overlaps;
  const end = bound === 'upTo' ? bounds.length - 1 : 0;
  const value = bounds[end] ?? 0;
  const whole = bound === 'upTo' ? 100 : 0;
  if (value === whole) return [];
  return [
    {
      path: ['bands', end, bound],
      code: `band-hole-${bound === 'upTo' ? 'above' : 'below'}`,
      says: { value: said(value) },
    },
  ];
};

const rank = { yes: 0, if: 1, no: 2 } as const;

const runFaults = (form: FormDefinition): FormFault[] => {
  const { bands } = form;
  const some = bands.some(({ mayRun }) => mayRun !== undefined);
  return bands.flatMap(({ id, mayRun }, place): FormFault[] => {
    if (mayRun === undefined)
      return some ? [{ path: ['bands', place], code: 'may-run-partly', says: { id } }] : [];
    const before = bands[place - 1]?.mayRun;
    const path = ['bands', place, 'mayRun'];
    if (before !== undefined && rank[mayRun] < rank[before])
      return [{ path, code: 'better-when-worse', says: { id } }];
    const hasGate = gatesOf(form).some((gate) => gate.in.includes(id));
    return mayRun === 'if' && !hasGate ? [{ path, code: 'if-without-gate', says: { id } }] : [];
  });
};

const whenFaults = (form: FormDefinition, { when }: FormGate, place: number): FormFault[] => {
  const at = ['gates', place, 'when'] as const;
  const { anyIndexAtLeast: any, index, atLeast } = when;
  if (any !== undefined && (index !== undefined || atLeast !== undefined))
    return [{ path: at, code: 'two-conditions' }];
  if (any === undefined && (index === undefined || atLeast === undefined))
    return [{ path: at, code: 'no-condition' }];
  const known = indicesOf(form);
  const those = index === undefined ? known : known.filter(({ id }) => id === index);
  if (those.length === 0)
    return [{ path: [...at, 'index'], code: 'unknown-index', says: { id: index ?? '' } }];
  const least = any ?? atLeast ?? 0;
  const [low, high] = [Math.min(...those.map(({ min }) => min)), Math.max(...those.map(({ max }) => max))];
  if (least > low && least <= high) return [];
  const path = [...at, any === undefined ? 'atLeast' : 'anyIndexAtLeast'];
  return [{ path, code: 'threshold-outside', says: { low: said(low), high: said(high) } }];
};

/** A worse band that a gate leaves out must be at least as bad as the gate, or a worse index would lead to a better verdict. */
const skipped = (bands: readonly FormBand[], { in: inBands, then }: FormGate): FormBand | undefined => {
  const first = bands.findIndex(({ id }) => inBands.includes(id));
  return bands.find(({ id, mayRun }, place) => {
    if (place < first || inBands.includes(id)) return false;
    return then === mayNotRun ? mayRun !== 'no' : place < bands.findIndex((band) => band.id === then);
  });
};

const gateFaults = (form: FormDefinition): FormFault[] =>
  gatesOf(form).flatMap((gate, place): FormFault[] => {
    const { bands } = form;
    const placeOf = (id: string) => bands.findIndex((band) => band.id === id);
    const unknown = gate.in.flatMap((id, n): FormFault[] =>
      placeOf(id) < 0 ? [{ path: ['gates', place, 'in', n], code: 'unknown-band', says: { id } }] : [],
    );
    const target = placeOf(gate.then);
    const path = ['gates', place, 'then'];
    if (gate.then !== mayNotRun && target < 0)
      unknown.push({ path, code: 'unknown-band', says: { id: gate.then } });
    const wrong = [...unknown, ...whenFaults(form, gate, place)];
    if (wrong.length > 0) return wrong;
    if (gate.then !== mayNotRun && gate.in.some((id) => placeOf(id) >= target))
      return [{ path, code: 'then-not-worse', says: { id: gate.then } }];
    const band = skipped(bands, gate);
    return band ? [{ path: ['gates', place, 'in'], code: 'gate-skips-band', says: { id: band.id } }] : [];
  });

/**
 * What of a form does not go together: ids used twice, bands that leave a hole or overlap, gates of what there is not, thresholds that
 * nothing can reach, and whatever would give a worse index a better verdict. None for a form that can be used.
 */
export const formFaults = (form: FormDefinition): FormFault[] => {
  const bounds = boundFaults(form.bands);
  return [
    ...duplicates(indicesOf(form), 'indices'),
    ...indexFaults(form),
    ...duplicates(form.bands, 'bands'),
    ...bounds,
    ...(bounds.length > 0 ? [] : coverFaults(form.bands)),
    ...runFaults(form),
    ...duplicates(gatesOf(form), 'gates'),
    ...gateFaults(form),
  ];
};

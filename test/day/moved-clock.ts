import type { Instant } from '../../domain/day.ts';

const real = globalThis.Date;
let offset = 0;

/** The clock of this process, which runs on from wherever it was put. */
const moved = new Proxy(real, {
  construct: (target, args, asked) =>
    Reflect.construct(target, args.length === 0 ? [target.now() + offset] : args, asked),
  get: (target, name, receiver) =>
    name === 'now' ? () => target.now() + offset : Reflect.get(target, name, receiver),
});

/** Puts the clock of this process to an instant, from which it runs on. Only for programs that are alone in their process. */
export const putClock = (at: Instant): void => {
  globalThis.Date = moved;
  offset = real.parse(at) - real.now();
};

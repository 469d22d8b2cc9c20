/** A Lambda entry: importing it does nothing, the first call composes the handler, later calls reuse it. */
export const lambda = <E, C, R>(compose: () => (event: E, context: C) => Promise<R>) => {
  let composed: ((event: E, context: C) => Promise<R>) | undefined;
  return (event: E, context: C): Promise<R> => {
    composed ??= compose();
    return composed(event, context);
  };
};

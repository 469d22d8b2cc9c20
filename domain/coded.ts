/** What the checks of a schema are told about the value they refuse. */
type Refused = { readonly code?: string | undefined; readonly input?: unknown };

/** The code of a refused field: `missing` if nothing was sent, else the given one. Words belong to the dictionaries. */
export const coded = (code: string) => (refused: Refused) => (refused.input === undefined ? 'missing' : code);

/** The code of a refused object: an unknown field is refused, never dropped, or a misspelt count would be lost unseen. */
export const codedObject = (refused: Refused) =>
  refused.code === 'unrecognized_keys' ? 'unknown-field' : coded('not-an-object')(refused);

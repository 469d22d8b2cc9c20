import { formFileBytes, formRoutes } from '../../domain/form-routes.ts';
import type { FormVersion } from '../../domain/form-version.ts';
import { call, type Failure } from '../api.ts';
import { draftPrefix, sessions } from '../session.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { type LineFault, lineId } from './form-lines.tsx';

/** The ids of the fields of the file and of its text. */
export const fileField = 'form-file';
export const textField = 'form-text';

type Typed = { text: string; turnedAway: string | null };

/** What keeps a text from being saved: a file that was not taken and that nobody turned from yet, or that there is no text. */
export const stopped = ({ text, turnedAway }: Typed, noText: string): FieldError | null => {
  if (turnedAway !== null) return { field: fileField, message: turnedAway };
  return text.trim() === '' ? { field: textField, message: noText } : null;
};

const name = () => `${draftPrefix}${sessions.owner() ?? ''}.form-file`;

/** The text that is being written on this device; signing out clears it with the other drafts. */
export const keptFile = {
  read: (): string => {
    try {
      return localStorage.getItem(name()) ?? '';
    } catch {
      return '';
    }
  },
  keep: (text: string): void => {
    try {
      if (text === '') localStorage.removeItem(name());
      else localStorage.setItem(name(), text);
    } catch {
      // A device that can keep nothing still has it on the screen.
    }
  },
};

export type Loaded =
  | { kind: 'loaded'; form: FormVersion }
  | { kind: 'faults'; errors: FieldError[]; faults: LineFault[] }
  | { kind: 'failed'; failure: Failure };

/** Sends a text to be read and kept as a draft; faults come with their lines. */
export const sendFile = async (text: string): Promise<Loaded> => {
  const bytes = new TextEncoder().encode(text);
  const answer = await call(formRoutes.createForm, { body: { mediaType: 'application/yaml', bytes } });
  if (answer.kind === 'reply') return { kind: 'loaded', form: answer.reply.form };
  if (answer.kind === 'unchanged') return { kind: 'failed', failure: { kind: 'network' } };
  if (answer.kind !== 'problem' || answer.status !== 422) return { kind: 'failed', failure: answer };
  const { errors } = answer.problem;
  return {
    kind: 'faults',
    errors: errors.map(({ line, detail }) => ({
      field: line === undefined ? textField : lineId(line),
      message: detail,
    })),
    faults: errors.flatMap(({ line, detail }) => (line === undefined ? [] : [{ line, message: detail }])),
  };
};

export type Chosen = { text: string } | { fault: 'several' | 'tooLarge' | 'unreadable' };

/** The text of a file that was chosen or dropped. */
export const textOfFile = async (files: readonly File[]): Promise<Chosen | null> => {
  const [file] = files;
  if (file === undefined) return null;
  if (files.length > 1) return { fault: 'several' };
  if (file.size > formFileBytes) return { fault: 'tooLarge' };
  try {
    const bytes = await file.arrayBuffer();
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'unreadable' };
  }
};

/** Where a line of a text begins and ends, in characters. */
export const spanOfLine = (text: string, line: number): { from: number; to: number } => {
  const lines = text.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return { from, to: from + (lines[line - 1]?.length ?? 0) };
};

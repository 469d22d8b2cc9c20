import type { Template } from '../../domain/template.ts';
import { lineText, placeText } from '../../domain/texts/template-text.ts';
import { fill } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { faultWords } from './fault-words.ts';
import { fieldOfPointer, type TemplateFault } from './template-typed.ts';
import type { Speech, TemplateWords } from './template-words.tsx';

/** What a place of a template is called: its line, and the place in it. */
export const fieldText = (speech: Speech, texts: TemplateWords['templates'], field: string): string => {
  if (field === '') return texts.importWhole;
  const [part = '', name, ...place] = field.split('/');
  if (name === undefined) {
    const parts: Readonly<Record<string, string>> = speech.template.parts;
    return part === 'effectiveFrom' ? texts.effectiveFrom : (parts[part] ?? part);
  }
  const line = `${part}/${name}`;
  const inside = place.join('/');
  return inside === ''
    ? lineText(speech, line)
    : `${lineText(speech, line)}, ${placeText(speech, line, inside)}`;
};

/** The sentence of a fault, without its place. */
export const faultText = ({ faults }: Speech, { code, says }: TemplateFault): string =>
  fill(faultWords(faults, code), says ?? {});

/** What is wrong with a draft, each in a sentence that names its place. */
export const templateErrors = (
  speech: Speech,
  texts: TemplateWords['templates'],
  faults: readonly TemplateFault[],
): FieldError[] =>
  faults.map((fault) => ({
    field: fault.field,
    message: `${fieldText(speech, texts, fault.field)}: ${faultText(speech, fault)}`,
  }));

/** The same of the server's refusal, in its words. */
export const refusedErrors = (
  speech: Speech,
  texts: TemplateWords['templates'],
  template: Template,
  failure: Failure,
): FieldError[] =>
  failure.kind === 'problem' && failure.status === 422
    ? failure.problem.errors.map(({ pointer, detail }) => {
        const field = fieldOfPointer(template, pointer);
        return { field, message: `${fieldText(speech, texts, field)}: ${detail}` };
      })
    : [];

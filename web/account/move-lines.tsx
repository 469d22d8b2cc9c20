import { type KeptDay, keptInputs } from '../../domain/kept-day.ts';
import { moveAccount } from '../../domain/move-account.ts';
import type { Template } from '../../domain/template.ts';
import { type MoveSide, moveText } from '../../domain/texts/move-text.ts';
import { fill } from '../../domain/texts/text.ts';
import { type AccountSpeech, useAccountSpeech } from './account-words.tsx';
import type { AccountState } from './use-account.ts';

/** A template by its id and the document that it came with: the one that came into force with it. */
const templateText = (
  { sourceOf }: AccountSpeech,
  { id, effectiveFrom, source }: Pick<Template, 'id' | 'effectiveFrom' | 'source'>,
): string => {
  const documents = source.filter(({ from }) => from === effectiveFrom).map((one) => sourceOf(one.id));
  return documents.length === 0 ? id : `${id} (${documents.join(', ')})`;
};

const sideOf = (
  speech: AccountSpeech,
  { checkIn, assessment, plan }: KeptDay,
  template: Template,
): MoveSide => ({
  day: checkIn.day,
  readiness: assessment.readiness,
  plan: String(plan?.version ?? '–'),
  template: templateText(speech, template),
});

/** Why the score moved from one kept assessment to another, in sentences; the parts shown sum to the difference shown. */
export const moveLines = (
  speech: AccountSpeech,
  { before, after }: { before: KeptDay | null; after: KeptDay },
  templates: readonly Template[],
): string[] => {
  const { lang, words } = speech;
  const to = keptInputs(after, templates);
  const from = before && keptInputs(before, templates);
  const missing = to === null ? after : before !== null && from === null ? before : null;
  if (to === null || missing !== null)
    return [fill(words.page.noTemplate, { template: missing?.assessment.templateVersion ?? '' })];
  return moveText(
    { lang, texts: words.page.move, criteria: words.criteria },
    moveAccount(from, to),
    before && from && sideOf(speech, before, from.template),
    sideOf(speech, after, to.template),
  );
};

/** The sentences as a paragraph with its parts below. */
export const MoveLines = ({ state }: { state: Extract<AccountState, { kind: 'known' }> }) => {
  const speech = useAccountSpeech();
  const { kept, before } = state.reply;
  const [head, ...parts] = moveLines(speech, { before, after: kept }, state.templates);
  return (
    <>
      <p class="num">{head}</p>
      {parts.length > 0 ? (
        <ul class="num">
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
};

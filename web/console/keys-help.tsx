import { CheckField } from '../ui/choice-field.tsx';
import type { useKeysChoice } from './use-keys.ts';
import { useWords } from './words.ts';

/** What single keys do, always in sight where there is a keyboard; they can be switched off. */
export const KeysHelp = ({ enabled, choose }: ReturnType<typeof useKeysChoice>) => {
  const { page, work } = useWords();
  const { keys } = work;
  const acts: readonly (readonly [readonly string[], string])[] = [
    [['j', 'k'], keys.rows],
    [['↵'], keys.open],
    [['a'], keys.acknowledged],
    [['v'], keys.verified],
    [['r'], keys.responding],
    [['s'], keys.snooze],
    [['/'], keys.find],
  ];
  return (
    <div class="keys">
      <CheckField name="keys" label={page.keys} checked={enabled} onCheck={choose} />
      {enabled ? (
        <ul>
          {acts.map(([names, text]) => (
            <li key={text}>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}{' '}
              {text}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};

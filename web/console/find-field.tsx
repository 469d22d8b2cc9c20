import { useEffect, useState } from 'preact/hooks';
import { TextField } from '../ui/text-field.tsx';

/** A pause in typing after which the list is narrowed: hundreds of rows are not drawn for every letter. */
const pauseMs = 300;

type FindProps = {
  name: string;
  label: string;
  help?: string;
  found: string;
  onFind: (text: string) => void;
};

/** A text that a list is narrowed by, once typing pauses. */
export const FindField = ({ name, label, help, found, onFind }: FindProps) => {
  const [text, setText] = useState(found);
  useEffect(() => {
    if (text.trim() === found) return;
    const timer = setTimeout(() => onFind(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      name={name}
      label={label}
      help={help}
      mode="search"
      value={text}
      maxLength={100}
      onInput={setText}
    />
  );
};

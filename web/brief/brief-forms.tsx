import { useState } from 'preact/hooks';
import { briefFileName } from '../../domain/brief-file.ts';
import type { Day } from '../../domain/day.ts';
import type { Failure } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { type BriefForm, briefFile } from './brief-file.ts';
import { fetchFile } from './fetch-file.ts';
import { useWords } from './words.ts';

/** Hands a file to the browser under its name. */
const save = (blob: Blob, name: string) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const TextDialog = ({ text, onClose }: { text: string; onClose: () => void }) => {
  const { ui } = useSpeech().words;
  const { issued } = useWords();
  const [said, setSaid] = useState('');
  const copy = () =>
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => setSaid(issued.copied),
        () => setSaid(issued.copyFailed),
      );
  return (
    <Dialog title={issued.textTitle} onClose={onClose}>
      <p role="status">{said}</p>
      <div class="row">
        <Button onClick={() => void copy()}>{issued.copy}</Button>
        <Button look="secondary" onClick={onClose}>
          {ui.close}
        </Button>
      </div>
      <textarea class="as-text" readOnly rows={14} aria-label={issued.textTitle} value={text} />
    </Dialog>
  );
};

/** The other forms of a brief: PDF, HTML, a text for a message, and paper. */
export const BriefForms = ({ day, isIssued }: { day: Day; isIssued: boolean }) => {
  const { lang, words } = useSpeech();
  const { issued } = useWords();
  const [busy, setBusy] = useState<BriefForm | null>(null);
  const [failed, setFailed] = useState<{ form: BriefForm; failure: Failure } | null>(null);
  const [text, setText] = useState<string | null>(null);
  const get = async (form: BriefForm) => {
    if (busy !== null) return;
    setBusy(form);
    setFailed(null);
    const got = await fetchFile(briefFile(day, form, lang), lang);
    setBusy(null);
    if (!('blob' in got)) return setFailed({ form, failure: got });
    if (form === 'txt') setText(await got.blob.text());
    else save(got.blob, briefFileName(day, lang, form));
  };
  const button = (form: BriefForm, label: string) => (
    <Button look="secondary" disabled={busy !== null} onClick={() => void get(form)}>
      {busy === form ? issued.fetching : label}
    </Button>
  );
  return (
    <div class="no-print">
      <div class="row forms">
        {isIssued ? button('pdf', issued.pdf) : null}
        {button('html', issued.html)}
        {button('txt', issued.text)}
        <Button look="secondary" onClick={() => print()}>
          {words.ui.print}
        </Button>
      </div>
      {failed ? <ProblemNotice failure={failed.failure} onRetry={() => void get(failed.form)} /> : null}
      {text === null ? null : <TextDialog text={text} onClose={() => setText(null)} />}
    </div>
  );
};

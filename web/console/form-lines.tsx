import { Fragment } from 'preact';
import { fill } from '../../domain/texts/text.ts';
import { useFormPageWords } from './form-words.tsx';

/** A fault of a file, at its line. */
export type LineFault = { line: number; message: string };

/** The element of a line, which errors link to. */
export const lineId = (line: number) => `line-${line}`;

/** How a file looks that is written and read here. */
export const fileCss = `#form-file{width:100%;min-height:44px;padding:.5rem 0;font:inherit}
.file-lines{margin:0;padding:0;overflow-x:auto;border:1px solid var(--edge);border-radius:var(--radius);list-style:none}
.file-lines li{padding:.125rem .75rem;border-left:6px solid transparent}
.file-lines li.wrong{padding-block:.5rem;border-left-color:var(--error);background:var(--tint-error)}
.file-lines code{white-space:pre-wrap;overflow-wrap:anywhere}
.file-lines .n{display:inline-block;min-width:3rem;color:var(--quiet);user-select:none}
.file-lines p{margin:.25rem 0}
textarea.file-text{min-height:18rem;font-family:ui-monospace,monospace;font-size:.9375rem;white-space:pre;overflow:auto}`;

/** Lines around a fault that are shown with it. */
const around = 2;

/** Runs of lines, shown or passed over; short files are shown whole. */
const runsOf = (count: number, faulty: ReadonlySet<number>) => {
  const isShown = (line: number) =>
    count <= 80 || [...faulty].some((fault) => Math.abs(fault - line) <= around);
  const runs: { from: number; to: number; shown: boolean }[] = [];
  for (let line = 1; line <= count; line += 1) {
    const last = runs.at(-1);
    if (last && last.shown === isShown(line)) last.to = line;
    else runs.push({ from: line, to: line, shown: isShown(line) });
  }
  return runs;
};

type LinesProps = {
  text: string;
  faults: readonly LineFault[];
  /** Goes to a line where it can be mended. */
  onMend: (line: number) => void;
};

type LineProps = Omit<LinesProps, 'text'> & { n: number; text: string };

const Line = ({ n, text, faults, onMend }: LineProps) => {
  const { forms } = useFormPageWords();
  const own = faults.filter(({ line }) => line === n);
  return (
    <li id={lineId(n)} tabIndex={-1} class={own.length > 0 ? 'wrong' : undefined}>
      <span class="n num">{n}</span>
      <code>{text || ' '}</code>
      {own.map(({ message }) => (
        <p key={message}>
          <span aria-hidden="true">✗ </span>
          <strong>{forms.mend}:</strong> {message}
        </p>
      ))}
      {own.length > 0 ? (
        <button type="button" class="link" onClick={() => onMend(n)}>
          {fill(forms.toLine, { n: String(n) })}
        </button>
      ) : null}
    </li>
  );
};

/** A file line by line with its numbers; the faulty ones marked by a sign and a word, with what to do. */
export const FileLines = ({ text, faults, onMend }: LinesProps) => {
  const { forms } = useFormPageWords();
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const runs = runsOf(lines.length, new Set(faults.map(({ line }) => line)));
  return (
    <ol class="file-lines">
      {runs.map(({ from, to, shown }) =>
        shown ? (
          <Fragment key={from}>
            {lines.slice(from - 1, to).map((line, place) => (
              <Line key={from + place} n={from + place} text={line} faults={faults} onMend={onMend} />
            ))}
          </Fragment>
        ) : (
          <li key={from} class="quiet">
            {fill(forms.skipped, { n: String(to - from + 1) })}
          </li>
        ),
      )}
    </ol>
  );
};

import { fill } from '../../domain/texts/text.ts';
import { useSpeech } from './words.ts';

/** Waiting, in words; the ring is decoration. */
export const Spinner = ({ text }: { text?: string }) => {
  const { ui } = useSpeech().words;
  return (
    <p class="progress" role="status">
      <span class="spinner" aria-hidden="true" />
      {text ?? ui.loading}
    </p>
  );
};

/** Long work: how much of how much, and of what. */
export const Progress = ({ text, done, total }: { text: string; done: number; total: number }) => {
  const { ui } = useSpeech().words;
  return (
    <p class="progress" role="status">
      <progress value={done} max={Math.max(total, 1)} aria-label={text} />
      {text} {fill(ui.progress, { done: String(done), total: String(total) })}
    </p>
  );
};

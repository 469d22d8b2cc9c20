import { useState } from 'preact/hooks';
import { type CaseDetail, caseRoutes } from '../../domain/case-routes.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextArea } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { ActFailure } from './act-failure.tsx';
import { useCaseWords } from './case-words.tsx';
import { useAct } from './use-act.ts';

type CloseProps = { found: CaseDetail; onDone: () => Promise<void>; onRefused: () => Promise<void> };

const CloseDialog = ({ found, onDone, onRefused, onClose }: CloseProps & { onClose: () => void }) => {
  const { page, faults } = useCaseWords();
  const { ui } = useSpeech().words;
  const [note, setNote] = useState('');
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useAct(() => 'close-note');
  const left = found.steps.filter(({ state }) => state === 'todo').length;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (note.trim() === '') return refuse([{ field: 'close-note', message: faults['reason-required'] }]);
    const body = { note, seen: found.version };
    const done = await send(() =>
      call(caseRoutes.closeCaseResponse, { params: { siteId: found.siteId }, body }),
    );
    if (done === null) return onRefused();
    onClose();
    await onDone();
  };
  return (
    <Dialog title={page.closeTitle} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors} attempt={attempt} />
        <ActFailure failure={failure} />
        {left > 0 ? <p class="num">{t(page, 'closeLeft', { n: String(left) })}</p> : null}
        <TextArea
          name="close-note"
          label={page.closeReason}
          help={page.noteHelp}
          error={errorAt('close-note')}
          maxLength={500}
          value={note}
          onInput={setNote}
        />
        <div class="row">
          <Button submit disabled={busy}>
            {busy ? page.sending : page.close}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {ui.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

/** Health ends the response, with a reason. */
export const CloseCase = (props: CloseProps) => {
  const { page } = useCaseWords();
  const [isAsking, ask] = useState(false);
  return (
    <>
      <p>
        <Button look="secondary" onClick={() => ask(true)}>
          {page.close}
        </Button>
      </p>
      {isAsking ? <CloseDialog {...props} onClose={() => ask(false)} /> : null}
    </>
  );
};

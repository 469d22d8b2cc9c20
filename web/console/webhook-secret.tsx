import { useState } from 'preact/hooks';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useChannelWords } from './channel-words.tsx';
import { useWords } from './words.ts';

/** The secret of an endpoint, the only time that it is shown: to be copied, or selected where the browser allows no copying. */
export const ShownSecret = ({ name, secret }: { name: string; secret: string }) => {
  const { page } = useWords();
  const { webhooks } = useChannelWords();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(secret) ?? Promise.reject()).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <Notice tone="warning" title={fill(webhooks.secretTitle, { name })} live="status">
      <p>{webhooks.secretDetail}</p>
      <p>
        <code class="breaking">{secret}</code>
      </p>
      <p>
        <Button look="secondary" onClick={() => void copy()}>
          {webhooks.copySecret}
        </Button>
      </p>
      <p>{copied === 'yes' ? page.copied : copied === 'no' ? page.notCopied : ''}</p>
    </Notice>
  );
};

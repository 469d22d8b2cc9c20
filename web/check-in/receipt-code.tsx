import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CheckIn } from '../../domain/check-in.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { referenceOf } from './day-notices.tsx';
import { receiptAddress } from './receipt-address.ts';
import { useRecord } from './record-words.tsx';

type QrProps = { text: string; label: string };

/** The code is a script of its own; without it the address stands there in letters. */
const Qr = (props: QrProps) => {
  const [part, setPart] = useState<{ View: ComponentType<QrProps> } | null>(null);
  useEffect(() => {
    import('./qr-code.tsx').then(
      ({ QrCode }) => setPart({ View: QrCode }),
      () => undefined,
    );
  }, []);
  return part ? (
    <part.View {...props} />
  ) : (
    <svg class="qr" width="40mm" height="40mm" aria-hidden="true" focusable="false" />
  );
};

const Hand = ({ address, reference }: { address: string; reference: string }) => {
  const { receipt } = useRecord();
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setSaid(receipt.copied),
      () => setSaid(receipt.notCopied),
    );
  const title = t(receipt, 'shareText', { ref: reference });
  const canShare = typeof navigator.share === 'function';
  return (
    <>
      <p class="row no-print">
        <Button
          look="secondary"
          onClick={() => void (navigator.clipboard ? copy() : setSaid(receipt.notCopied))}
        >
          {receipt.copy}
        </Button>
        {canShare ? (
          // Whoever closes the list of apps has not failed at anything
          <Button
            look="secondary"
            onClick={() => void navigator.share({ title, url: address }).catch(() => undefined)}
          >
            {receipt.share}
          </Button>
        ) : null}
        <span aria-hidden="true">{said}</span>
      </p>
      <Announcer message={said} />
    </>
  );
};

/** How the receipt is found again: a code to scan, its address, and what to say on the phone. */
export const ReceiptCode = ({ checkIn, site }: { checkIn: CheckIn; site: string }) => {
  const { receipt } = useRecord();
  const address = receiptAddress(location.origin, checkIn);
  const reference = referenceOf(checkIn);
  return (
    <section>
      <h2>{receipt.qrTitle}</h2>
      <div class="receipt-code">
        <Qr text={address} label={t(receipt, 'qrLabel', { ref: reference })} />
        <div>
          <p class="no-print">{receipt.qrHelp}</p>
          <p class="address">{address}</p>
          <p class="num">
            {receipt.readAloud}:{' '}
            <strong>
              {t(receipt, 'aloud', { site, day: formatDay(checkIn.day), n: String(checkIn.revision) })}
            </strong>
          </p>
        </div>
      </div>
      <Hand address={address} reference={reference} />
    </section>
  );
};

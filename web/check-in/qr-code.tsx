import { encode } from 'uqr';
import { qrPath, quietZone } from './qr-path.ts';

/** Side on paper and screen: with the quiet zone taken off, what is to be scanned is at least 30 mm wide. */
const side = '40mm';

/** A QR code, black on white in every scheme, with words for who cannot see it. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const units = data.length + 2 * quietZone;
  return (
    <svg
      class="qr"
      role="img"
      width={side}
      height={side}
      viewBox={`${-quietZone} ${-quietZone} ${units} ${units}`}
      shape-rendering="crispEdges"
    >
      <title>{label}</title>
      <rect x={-quietZone} y={-quietZone} width={units} height={units} fill="#fff" />
      <path fill="#000" d={qrPath(data)} />
    </svg>
  );
};

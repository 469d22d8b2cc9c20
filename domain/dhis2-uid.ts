const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const alphabet = `${letters}0123456789`;

/** FNV-1a of 128 bits over the UTF-16 units of a text. Source: draft-eastlake-fnv, its prime and its offset. */
const fnv1a = (text: string): bigint => {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(text.charCodeAt(at))) * 0x0000000001000000000000000000013bn);
  }
  return hash;
};

/** An identifier as DHIS2 has them (a letter, then ten letters or digits) that follows from a text: the same text gives the same one. */
export const dhis2Uid = (text: string): string => {
  let rest = fnv1a(text);
  const take = (from: string): string => {
    const size = BigInt(from.length);
    const taken = from.charAt(Number(rest % size));
    rest /= size;
    return taken;
  };
  return take(letters) + Array.from({ length: 10 }, () => take(alphabet)).join('');
};

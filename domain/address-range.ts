/*
 * Which network addresses a webhook may be posted to. A name is resolved first, and what it resolves to is asked here: a receiver's
 * name must not lead to a machine of our own network, or to the service that hands out its credentials.
 * Sources: the special-purpose registries of IANA (RFC 6890 and those that update it).
 */

export type AddressKind = 'public' | 'loopback' | 'private';

/** Ranges of IPv4 that are not of the public network: first address and length of the prefix. */
const specialV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  // The second holds the services that a cloud gives its own machines.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** An IPv4 address as a number; null when it is none in the dotted form of four decimals. */
const v4Of = (text: string): number | null => {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
};

const isWithin = (address: number, [first, bits]: readonly [string, number]): boolean => {
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) === Math.floor((v4Of(first) ?? 0) / size);
};

const kindOfV4 = (address: number): AddressKind => {
  if (isWithin(address, ['127.0.0.0', 8])) return 'loopback';
  return specialV4.some((range) => isWithin(address, range)) ? 'private' : 'public';
};

/** The eight groups of an IPv6 address, with the dotted form at its end read as two; null when it is none. */
const groupsOf = (text: string): number[] | null => {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const last = dotted ? v4Of(dotted[2] ?? '') : null;
  if (dotted && last === null) return null;
  const plain =
    dotted && last !== null
      ? `${dotted[1]}${Math.floor(last / 65_536).toString(16)}:${(last % 65_536).toString(16)}`
      : text;
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array.from({ length: halves.length === 2 ? missing : 0 }, () => '0'), ...tail];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null;
};

const kindOfV6 = (groups: readonly number[]): AddressKind => {
  const [a = 0, b = 0, , , , f = 0, g = 0, h = 0] = groups;
  const isZeroTo = (n: number) => groups.slice(0, n).every((group) => group === 0);
  if (isZeroTo(7) && h === 1) return 'loopback';
  // IPv4 in the clothes of IPv6: mapped, and translated (64:ff9b::/96). The same judgement as without them.
  const inner = g * 65_536 + h;
  if (isZeroTo(5) && f === 0xffff) return kindOfV4(inner);
  if (a === 0x64 && b === 0xff9b && groups.slice(2, 6).every((group) => group === 0)) return kindOfV4(inner);
  // Only 2000::/3 is given out; of it, not what is for documents (2001:db8::, 3fff::/20), for tunnels (2001::/23, 2002::/16).
  const isGiven = a >= 0x2000 && a < 0x4000;
  const isSpecial =
    (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || a === 0x2002 || (a === 0x3fff && b < 0x1000);
  return isGiven && !isSpecial ? 'public' : 'private';
};

/** What kind of network an address is of; what is no address is never public. */
export const addressKind = (address: string): AddressKind => {
  const text = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const v4 = v4Of(text);
  if (v4 !== null) return kindOfV4(v4);
  const groups = groupsOf(text);
  return groups === null ? 'private' : kindOfV6(groups);
};

/** True when a webhook may be posted to the address. `isLocalDoor`: to this very machine too, for trying things out. */
export const mayPostTo = (address: string, isLocalDoor: boolean): boolean => {
  const kind = addressKind(address);
  return kind === 'public' || (kind === 'loopback' && isLocalDoor);
};

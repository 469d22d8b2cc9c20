// biome-ignore-all lint/style/noRestrictedImports: the build runs in Node, not in a browser
import { crc32, deflateSync } from 'node:zlib';

/** The mark of the pages: a disc with a check. Both forms draw the same on a field of 20 × 20. */
export const iconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="#0b6fa4"/><path d="M5.5 10.5l3 3 6-7" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>';

const disc = { x: 10, y: 10, radius: 9, colour: [0x0b, 0x6f, 0xa4] } as const;
const check = {
  points: [
    [5.5, 10.5],
    [8.5, 13.5],
    [14.5, 6.5],
  ],
  halfWidth: 1,
} as const;

type Point = readonly [number, number];

const distanceToSegment = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
};

/** How much of a pixel lies inside, by the distance of its middle from the edge: 0 to 1. */
const covered = (inside: number, pixel: number) => Math.min(1, Math.max(0, inside / pixel + 0.5));

const pixelAt = (point: Point, pixel: number): number[] => {
  const [a, b, c] = check.points;
  const stroke = Math.min(distanceToSegment(point, a, b), distanceToSegment(point, b, c));
  const white = covered(check.halfWidth - stroke, pixel);
  const alpha = covered(disc.radius - Math.hypot(point[0] - disc.x, point[1] - disc.y), pixel);
  return [...disc.colour.map((part) => Math.round(part + (255 - part) * white)), Math.round(alpha * 255)];
};

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
};

/** The mark as a PNG of `size` × `size` pixels, for home screens that take no SVG. */
export const iconPng = (size: number): Buffer => {
  const pixel = 20 / size;
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_, column) =>
      pixelAt([(column + 0.5) * pixel, (row + 0.5) * pixel], pixel),
    ).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

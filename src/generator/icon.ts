/**
 * The icon of a connector: two circles that reach for each other, white on the brand colour. Written without a compressor,
 * whose output differs between machines, so that the same specification gives the same bytes everywhere.
 * Size and background as the reviewers ask: https://learn.microsoft.com/connectors/custom-connectors/certification-submission
 * @param colour `#rrggbb`
 * @returns the bytes of a PNG file, 128 by 128 pixels, 16 shades
 */
export function drawnIcon(colour: string): Uint8Array {
  const brand = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const palette = Array.from({ length: SHADES }, (_, shade) =>
    brand.map((channel) => Math.round(channel + ((255 - channel) * shade) / (SHADES - 1))),
  ).flat();
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...uint32(SIZE), ...uint32(SIZE), 4, 3, 0, 0, 0]),
    ...chunk('PLTE', palette),
    ...chunk('IDAT', stored(pixels())),
    ...chunk('IEND', []),
  ]);
}

const SIZE = 128;
const SHADES = 16;
/** Points per pixel and direction for smooth edges. */
const SAMPLES = 4;

/** Rows of 4-bit pixels, each after the number of its filter. */
function pixels(): number[] {
  const bytes: number[] = [];
  for (let y = 0; y < SIZE; y++) {
    bytes.push(0);
    for (let x = 0; x < SIZE; x += 2) bytes.push((shadeAt(x, y) << 4) | shadeAt(x + 1, y));
  }
  return bytes;
}

function shadeAt(x: number, y: number): number {
  let inside = 0;
  for (let i = 0; i < SAMPLES; i++)
    for (let j = 0; j < SAMPLES; j++) if (isDrawn(x + (i + 0.5) / SAMPLES, y + (j + 0.5) / SAMPLES)) inside++;
  return Math.round((inside * (SHADES - 1)) / (SAMPLES * SAMPLES));
}

/** A ring and a disc joined by a bar. */
function isDrawn(x: number, y: number): boolean {
  const fromRing = Math.hypot(x - 42, y - 64);
  if (fromRing <= 24) return fromRing >= 13;
  return Math.hypot(x - 92, y - 64) <= 16 || (Math.abs(y - 64) <= 5 && x > 42 && x < 92);
}

/** A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4). */
function stored(data: readonly number[]): number[] {
  const out = [0x78, 0x01];
  for (let at = 0; at < data.length; at += 0xffff) {
    const block = data.slice(at, at + 0xffff);
    const length = block.length;
    out.push(
      at + length >= data.length ? 1 : 0,
      length & 255,
      length >> 8,
      ~length & 255,
      (~length >> 8) & 255,
      ...block,
    );
  }
  let a = 1;
  let b = 0;
  for (const byte of data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return [...out, b >> 8, b & 255, a >> 8, a & 255];
}

function chunk(type: string, data: readonly number[]): number[] {
  const content = [...[...type].map((letter) => letter.charCodeAt(0)), ...data];
  return [...uint32(data.length), ...content, ...uint32(crc32(content))];
}

const uint32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * The icon of a connector: two circles that reach for each other, white on the brand colour. Written without a compressor,
 * whose output differs between machines, so that the same specification gives the same bytes everywhere.
 * Size and background as the reviewers ask: https://learn.microsoft.com/connectors/custom-connectors/certification-submission
 * @param colour `#rrggbb`
 * @returns the bytes of a PNG file, 128 by 128 pixels, 16 shades
 */
export const drawnIcon = (colour: string): Uint8Array => pngOf(128, coloursFrom(brandOf(colour)));

/** The same picture in the size that the manifest of a Teams app asks for, 192 by 192 pixels. */
export const teamsColorIcon = (colour: string): Uint8Array => pngOf(192, coloursFrom(brandOf(colour)));

/** The picture in white on nothing, 32 by 32 pixels: the outline icon of a Teams app. */
export const teamsOutlineIcon = (): Uint8Array =>
  pngOf(
    32,
    shades(() => WHITE),
    shades((shade) => Math.round((255 * shade) / (SHADES - 1))),
  );

type Colour = readonly number[];

const SHADES = 16;
const WHITE: Colour = [255, 255, 255];
/** Points per pixel and direction for smooth edges. */
const SAMPLES = 4;
/** The size that the picture is described in. */
const DRAWN = 128;

const shades = <T>(of: (shade: number) => T): T[] => Array.from({ length: SHADES }, (_, shade) => of(shade));
const brandOf = (colour: string): Colour => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
const coloursFrom = (brand: Colour): Colour[] =>
  shades((shade) => brand.map((channel) => Math.round(channel + ((255 - channel) * shade) / (SHADES - 1))));

/**
 * @param size width and height in pixels, even
 * @param palette the colours of the shades, the ground first
 * @param opacity how much covers, per shade, 0 to 255; all of it unless given
 */
function pngOf(size: number, palette: readonly Colour[], opacity: readonly number[] = []): Uint8Array {
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...uint32(size), ...uint32(size), 4, 3, 0, 0, 0]),
    ...chunk('PLTE', palette.flat()),
    ...(opacity.length > 0 ? chunk('tRNS', opacity) : []),
    ...chunk('IDAT', stored(pixels(size))),
    ...chunk('IEND', []),
  ]);
}

/** Rows of 4-bit pixels, each after the number of its filter. */
function pixels(size: number): number[] {
  const bytes: number[] = [];
  const scale = DRAWN / size;
  for (let y = 0; y < size; y++) {
    bytes.push(0);
    for (let x = 0; x < size; x += 2) bytes.push((shadeAt(x, y, scale) << 4) | shadeAt(x + 1, y, scale));
  }
  return bytes;
}

function shadeAt(x: number, y: number, scale: number): number {
  const at = (pixel: number, sample: number): number => (pixel + (sample + 0.5) / SAMPLES) * scale;
  let inside = 0;
  for (let i = 0; i < SAMPLES; i++) for (let j = 0; j < SAMPLES; j++) if (isDrawn(at(x, i), at(y, j))) inside++;
  return Math.round((inside * (SHADES - 1)) / (SAMPLES * SAMPLES));
}

/** A ring and a disc joined by a bar. */
function isDrawn(x: number, y: number): boolean {
  const fromRing = squared(x - 42, y - 64);
  if (fromRing <= 24 ** 2) return fromRing >= 13 ** 2;
  return squared(x - 92, y - 64) <= 16 ** 2 || (Math.abs(y - 64) <= 5 && x > 42 && x < 92);
}

/** The square of a distance: a root for each of a quarter of a million points takes longer than all the rest. */
const squared = (x: number, y: number): number => x * x + y * y;

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

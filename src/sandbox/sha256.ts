const ROUND: readonly number[] = constants(64, 1 / 3);
const START: readonly number[] = constants(8, 1 / 2);

/** The fractional parts of the roots of the first primes, 32 bits each: what SHA-256 begins with. */
function constants(count: number, power: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) isPrime &&= candidate % divisor !== 0;
    if (isPrime) found.push(((candidate ** power % 1) * 2 ** 32) | 0);
  }
  return found;
}

const rotated = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** The bytes of a message, filled up with its length to whole blocks. */
function padded(bytes: Uint8Array): DataView {
  const size = Math.ceil((bytes.length + 9) / 64) * 64;
  const block = new Uint8Array(size);
  block.set(bytes);
  block[bytes.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setUint32(size - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(size - 4, (bytes.length << 3) >>> 0);
  return view;
}

/** SHA-256 (FIPS 180-4), without a promise and without a module of one platform. */
export function sha256(text: string): Uint8Array {
  const view = padded(new TextEncoder().encode(text));
  const state = [...START];
  for (let offset = 0; offset < view.byteLength; offset += 64) addBlock(state, view, offset);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setUint32(index * 4, word >>> 0);
  });
  return new Uint8Array(digest.buffer);
}

function addBlock(state: number[], view: DataView, offset: number): void {
  const words = Array.from({ length: 64 }, (_, index) => (index < 16 ? view.getInt32(offset + index * 4) : 0));
  const at = (index: number): number => words[index] as number;
  for (let index = 16; index < 64; index++) {
    const [a, b] = [at(index - 15), at(index - 2)];
    const low = rotated(a, 7) ^ rotated(a, 18) ^ (a >>> 3);
    const high = rotated(b, 17) ^ rotated(b, 19) ^ (b >>> 10);
    words[index] = (at(index - 16) + low + at(index - 7) + high) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let index = 0; index < 64; index++) {
    const choice = (e & f) ^ (~e & g);
    const first = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice + (ROUND[index] as number) + at(index);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = ((state[index] as number) + value) | 0;
  });
}

import { inflateSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { readPicture } from '../../src/connector/icon.js';
import { drawnIcon } from '../../src/generator/icon.js';

test('the drawn icon is a PNG whose picture can be unpacked, on the brand colour', () => {
  const bytes = drawnIcon('#1f8476');
  expect(readPicture(bytes)).toMatchObject({ is: 'png', width: 128, height: 128 });
  const text = Buffer.from(bytes).toString('latin1');
  const data = text.indexOf('IDAT') + 4;
  const length = Buffer.from(bytes).readUInt32BE(data - 8);
  // Inflating checks the checksum; 128 rows of a filter byte and 64 bytes.
  expect(inflateSync(bytes.subarray(data, data + length)).length).toBe(128 * 65);
  const palette = text.indexOf('PLTE') + 4;
  expect([...bytes.subarray(palette, palette + 3)]).toEqual([0x1f, 0x84, 0x76]);
});

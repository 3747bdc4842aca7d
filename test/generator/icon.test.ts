import { inflateSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { readPicture } from '../../src/connector/icon.js';
import { drawnIcon, teamsColorIcon, teamsOutlineIcon } from '../../src/generator/icon.js';

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

test('the icons of a Teams app have the sizes that its manifest asks for, the outline is white on nothing', () => {
  expect(readPicture(teamsColorIcon('#1f8476'))).toMatchObject({
    is: 'png',
    width: 192,
    height: 192,
    isComplete: true,
  });
  const outline = teamsOutlineIcon();
  expect(readPicture(outline)).toMatchObject({ is: 'png', width: 32, height: 32, isComplete: true });
  const text = Buffer.from(outline).toString('latin1');
  const palette = text.indexOf('PLTE') + 4;
  expect([...outline.subarray(palette, palette + 48)].every((channel) => channel === 255)).toBe(true);
  const opacity = text.indexOf('tRNS') + 4;
  expect([outline[opacity], outline[opacity + 15]]).toEqual([0, 255]);
});

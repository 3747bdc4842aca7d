import fc from '../support/properties.js';

/** Ways in which a text is changed on its way from a screen into a command line. */

const LETTER = /[a-zA-Z]/;

/**
 * A slip in every eight letters, five or more apart: another letter, none, one twice, or two in the wrong order. Digits
 * stay: they are the message.
 */
export const withSlips = (text: string): fc.Arbitrary<string> => {
  const letters = [...text].flatMap((sign, index) => (LETTER.test(sign) ? [index] : []));
  const blocks: number[][] = [];
  for (let at = 0; at + 8 <= letters.length; at += 8) blocks.push(letters.slice(at, at + 8));
  return fc
    .array(fc.record({ block: fc.nat(3), kind: fc.nat(3), letter: fc.constantFrom(...'aeinorstz') }), {
      minLength: blocks.length,
      maxLength: blocks.length,
    })
    .map((slips) => {
      const signs = [...text];
      for (const [number, { block, kind, letter }] of slips.entries()) {
        const at = blocks[number]?.[block] as number;
        const sign = signs[at] as string;
        const next = signs[at + 1] ?? '';
        if (kind === 0) signs[at] = letter;
        else if (kind === 1) signs[at] = '';
        else if (kind === 2) signs[at] = sign + sign;
        else if (LETTER.test(next) && next.length === 1) [signs[at], signs[at + 1]] = [next, sign];
      }
      return signs.join('');
    });
};

const ENTITIES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '/': '&#x2F;',
  ' ': '&nbsp;',
};
const entities = (text: string): string => text.replace(/["'<>&/]/g, (sign) => ENTITIES[sign] as string);
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const LOG_LINES = [
  '2026-11-25T10:00:00.000Z INFO  request started id=4711 path=/flows',
  'Caused by: nothing of interest here',
  '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  'x-ms-correlation-request-id: 6d1f0b0e-0000-4a5b-9f3e-1c2d3e4f5a6b',
  '<div class="ms-MessageBar-innerText"><span>',
  'The run was started by a person and has ended.',
];

/** Each gives the text in another spelling, with nothing of its words lost. */
export const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  'with blanks': (text) => text.replaceAll(' ', '  \t '),
  'with line ends': (text) => text.replaceAll(' ', '\r\n'),
  'with no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'with HTML entities': entities,
  'with all in entities': (text) => text.replace(/[^a-zA-Z0-9]/g, (sign) => ENTITIES[sign] ?? sign),
  'with tags': (text) => `<p class="error"><b>${entities(text).replaceAll('. ', '.</b><br/> <b>')}</b></p>`,
  'with typographic quotes': (text) =>
    text.replaceAll("'", '\u2019').replaceAll('"', '\u201d').replaceAll(' - ', ' \u2013 '),
  'percent-encoded': (text) => encodeURIComponent(text),
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'form-encoded': (text) => new URLSearchParams({ message: text }).toString(),
  'as a JSON string': (text) => JSON.stringify({ error: { message: text } }),
  'as a JSON string in a JSON string': (text) => JSON.stringify({ body: JSON.stringify({ text }) }),
  'in Base64': base64,
  'in Base64 in an address': (text) =>
    `https://make.powerapps.com/connection/oauth/redirect?oauthPopupId=1&error=${encodeURIComponent(base64(text))}&state=2`,
  'in Base64 of addresses': (text) => `?error=${Buffer.from(text, 'utf8').toString('base64url')}`,
  'in Base64 in lines': (text) => base64(`the message: ${text} (end)`).replace(/.{76}/g, '$&\n'),
  'in a log': (text) => [...LOG_LINES, text, ...LOG_LINES].join('\n'),
  'in a long log': (text) =>
    [...Array(60).fill(LOG_LINES.join('\n')), text, ...Array(20).fill(LOG_LINES.join('\n'))].join('\n'),
  'with sentences around': (text) =>
    `Hello, since this morning we see this here: "${text}" Could somebody please have a look? Thanks a lot!`,
};

/**
 * The formats that the swagger validator recognises, by type.
 * Source: OpenAPI Specification 2.0, Data Types; the list of the schema of apiDefinition.swagger.json in
 * microsoft/PowerPlatformConnectors, which adds date-no-tz, email, html, uri and uuid.
 */
const FORMATS: ReadonlyMap<string, readonly string[]> = new Map([
  ['integer', ['int32', 'int64']],
  ['number', ['float', 'double']],
  ['string', ['byte', 'binary', 'date', 'date-time', 'date-no-tz', 'password', 'email', 'html', 'uri', 'uuid']],
]);

/** The formats of a type. */
export const formatsOf = (type: string): readonly string[] => FORMATS.get(type) ?? [];

/** The type a known format belongs to. */
export function typeOfFormat(format: string): string | undefined {
  for (const [type, formats] of FORMATS) if (formats.includes(format)) return type;
  return undefined;
}

/** Names of other languages and tools for a known format, in lower case. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['datetime', 'date-time'],
  ['date_time', 'date-time'],
  ['timestamp', 'date-time'],
  ['iso8601', 'date-time'],
  ['guid', 'uuid'],
  ['url', 'uri'],
  ['e-mail', 'email'],
  ['base64', 'byte'],
  ['int', 'int32'],
  ['integer', 'int32'],
  ['long', 'int64'],
  ['decimal', 'double'],
]);

/** The known format of a type that is meant by another name or other capitals. */
export function formatMeant(type: string, format: string): string | undefined {
  const lower = format.trim().toLowerCase();
  const meant = MEANT.get(lower) ?? lower;
  return formatsOf(type).includes(meant) ? meant : undefined;
}

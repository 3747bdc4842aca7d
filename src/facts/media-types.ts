/**
 * The media types of bodies that the platform can write.
 * Source: https://learn.microsoft.com/en-us/connectors/custom-connectors/certification-swagger-validator-rules
 * (MimeTypeNotValid), text of 2022-09-14, read 2026-11-23.
 */
export const SUPPORTED_MEDIA_TYPES: readonly string[] = [
  'application/json',
  'text/plain',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
];

export const FORM_MEDIA_TYPES: readonly string[] = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/** `type/subtype` with parameters (RFC 6838 section 4.2), wildcards included. */
export const MEDIA_TYPE =
  /^[a-z0-9*][\w!#$&^.+*-]*\/[a-z0-9*][\w!#$&^.+*-]*\s*(?:;\s*[\w.-]+\s*=\s*(?:[^\s;"]+|"[^"]*")\s*)*$/i;

/** A media type without its parameters, in lower case. */
export const essenceOf = (mediaType: string): string => (mediaType.split(';', 1)[0] as string).trim().toLowerCase();

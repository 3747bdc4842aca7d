import { completeSpec } from '../../src/generator/complete-spec.js';
import { definitionOf } from '../../src/generator/definition.js';
import { documentsOf } from '../../src/generator/sheet.js';

export const REDIRECT = 'https://global.consent.azure-apim.net/redirect/cr7a3-5fdesk-5f635855ea92fead22';
export const OTHER_REDIRECT = 'https://global.consent.azure-apim.net/redirect/cr7a3-5fdesk-5f0123456789abcdef';
export const SHARED = 'https://global.consent.azure-apim.net/redirect';
export const CLIENT_ID = '0123456789abcdef0123456789abcdef';

/** The documents of a specification; without environments it is for the instance dev12345. */
export function documentsFor(given: object): Readonly<Record<string, string>> {
  const spec = completeSpec({ environments: { dev: { instance: 'dev12345' } }, ...given });
  return documentsOf(spec, definitionOf(spec));
}

/** One of them. */
export function documentFor(file: string, given: object = {}): string {
  const text = documentsFor(given)[file];
  if (text === undefined) throw new Error(`no ${file}`);
  return text;
}

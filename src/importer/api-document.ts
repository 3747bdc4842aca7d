import { parse, YAMLParseError } from 'yaml';
import { isObject, quoted } from '../connector/json-types.js';
import { MAX_DOCUMENT_BYTES } from '../document/document.js';
import { UserError } from '../engine/user-error.js';
import type { JsonObject } from '../generator/fragment.js';
import { plainValue } from './plain-value.js';

/** How many aliases of a YAML document may be replaced; ServiceNow's exports have none. */
const MAX_ALIASES = 1000;

export type ApiVersion = '2.0' | '3.0' | '3.1';

/** A description of an API that can be imported. */
export interface ApiDocument {
  /** As the user named it. */
  readonly name: string;
  readonly version: ApiVersion;
  readonly root: JsonObject;
}

const EXPECTED = 'Expected an OpenAPI 3.0, OpenAPI 3.1 or Swagger 2.0 document, in YAML or JSON.';
const EXPORT_HINT =
  'In ServiceNow: All › REST API Explorer, choose the API, then "Export OpenAPI Specification (YAML)" or "(JSON)".';

/**
 * Reads the text of an API description.
 * @param text the decoded file
 * @param name its name, for messages
 * @throws UserError `too-large`, `not-a-document`, `too-complex`, each with what was found
 */
export function readApiDocument(text: string, name: string): ApiDocument {
  if (text.length > MAX_DOCUMENT_BYTES) throw tooLarge(name, text.length);
  const value = plainValue(parsed(text.replace(/^\ufeff/, ''), name), name);
  if (Array.isArray(value)) throw bad(name, 'holds a list');
  if (!isObject(value)) throw bad(name, `holds ${value === null ? 'nothing' : quoted(value)}`);
  const root = value as JsonObject;
  const version = versionOf(root, name);
  if (!isObject(root['paths']) && !(version === '3.1' && root['paths'] === undefined))
    throw bad(name, 'has no "paths"');
  return { name, version, root };
}

/** The refusal of a file that is not even read. */
export const tooLarge = (name: string, bytes: number): UserError =>
  new UserError(
    'too-large',
    `${name} has ${Math.round(bytes / 1024 / 1024)} MB; at most ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB are read, and the platform takes less than 1 MB.`,
    'Export a single API, or cut the document.',
  );

function parsed(text: string, name: string): unknown {
  if (/^\s*</.test(text)) throw bad(name, 'is a web page or XML');
  if (text.includes('\0')) throw bad(name, 'is no text in UTF-8');
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // YAML has a JSON-like form too, and its parser says where the fault is.
    }
  }
  try {
    return parse(text, { maxAliasCount: MAX_ALIASES, logLevel: 'silent', uniqueKeys: false, prettyErrors: true });
  } catch (error) {
    if (error instanceof YAMLParseError) {
      const at = error.linePos?.[0];
      throw new UserError(
        'not-a-document',
        `${name}${at ? `:${at.line}:${at.col}` : ''} is neither YAML nor JSON: ${String(error.message.split(/ at line|\n/, 1)[0]).slice(0, 200)}.`,
        `${EXPECTED} ${EXPORT_HINT}`,
      );
    }
    if (error instanceof RangeError) throw bad(name, 'is nested too deeply');
    if (error instanceof ReferenceError)
      throw new UserError(
        'too-complex',
        `${name} has aliases that multiply its values, or that lead nowhere.`,
        'Write the repeated parts as schemas with "$ref".',
      );
    throw error;
  }
}

function versionOf(root: JsonObject, name: string): ApiVersion {
  const { openapi, swagger } = root;
  // Without quotes YAML reads 3.0 and 2.0 as numbers.
  const given = openapi ?? swagger;
  const version = typeof given === 'number' ? given.toFixed(1) : given;
  if (typeof version === 'string') {
    if (openapi !== undefined && /^3\.0(?:\.\d+)?/.test(version)) return '3.0';
    // 3.2 adds to 3.1 what has no place in a connector.
    if (openapi !== undefined && /^3\.[12](?:\.\d+)?/.test(version)) return '3.1';
    if (openapi === undefined && version === '2.0') return '2.0';
    throw bad(name, `is of version ${quoted(version)}`);
  }
  if (isObject(root['info']) && String(root['info']['schema']).includes('getpostman.com'))
    throw bad(name, 'is a Postman collection');
  throw bad(name, 'has neither "openapi" nor "swagger"');
}

const bad = (name: string, what: string): UserError =>
  new UserError('not-a-document', `${name} ${what}. ${EXPECTED}`, EXPORT_HINT);

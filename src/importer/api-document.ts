import { LineCounter, parseDocument, YAMLParseError, type Document as Yaml } from 'yaml';
import { isObject, quoted } from '../connector/json-types.js';
import { Document, MAX_DOCUMENT_BYTES } from '../document/document.js';
import { dropsNames, duplicateKeys } from '../document/duplicate-keys.js';
import { repeatedNames } from '../document/repeated-names.js';
import { syntaxOf } from '../document/syntax-error.js';
import { UserError } from '../engine/user-error.js';
import type { JsonObject } from '../generator/fragment.js';
import { plainValue, tooDeep } from './plain-value.js';

/** How many aliases of a YAML document may be replaced; ServiceNow's exports have none. */
const MAX_ALIASES = 1000;

export type ApiVersion = '2.0' | '3.0' | '3.1';

/** A description of an API that can be imported. */
export interface ApiDocument {
  /** As the user named it. */
  readonly name: string;
  readonly version: ApiVersion;
  readonly root: JsonObject;
  readonly repeated: readonly RepeatedName[];
}

/** A name that an object holds twice; only the later one counts. */
export interface RepeatedName {
  readonly name: string;
  /** Lines, counted from 1. */
  readonly dropped: number;
  readonly kept: number;
}

const EXPECTED = 'Expected an OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0 document, in YAML or JSON.';
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
  const parsed = parse(text.replace(/^\ufeff/, ''), name);
  const value = plainValue(parsed.value, name);
  if (Array.isArray(value)) throw bad(name, 'holds a list');
  if (!isObject(value)) throw bad(name, `holds ${value === null ? 'nothing' : quoted(value)}`);
  const root = value as JsonObject;
  const version = versionOf(root, name);
  if (!isObject(root['paths']) && !(version === '3.1' && root['paths'] === undefined))
    throw bad(name, 'has no "paths"');
  return { name, version, root, repeated: parsed.repeated };
}

/** The refusal of a file that is not even read. */
export const tooLarge = (name: string, bytes: number): UserError =>
  new UserError(
    'too-large',
    `${name} has ${Math.round(bytes / 1024 / 1024)} MB; at most ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB are read, and the platform takes less than 1 MB.`,
    'Export a single API, or cut the document.',
  );

interface Parsed {
  readonly value: unknown;
  readonly repeated: readonly RepeatedName[];
}

function parse(text: string, name: string): Parsed {
  if (/^\s*</.test(text)) throw bad(name, 'is a web page or XML');
  if (text.includes('\0')) throw bad(name, 'is no text in UTF-8');
  const isJson = /^\s*[[{]/.test(text);
  if (isJson) {
    try {
      const value: unknown = JSON.parse(text);
      return { value, repeated: dropsNames(text, value) ? repeatedInJson(new Document(name, text)) : [] };
    } catch {
      // YAML has a form like JSON too, which is less strict.
    }
  }
  try {
    return parseYaml(text);
  } catch (error) {
    const isTooDeep = error instanceof YAMLParseError && error.code === 'RESOURCE_EXHAUSTION';
    if (isTooDeep || error instanceof RangeError) throw tooDeep(name);
    if (error instanceof YAMLParseError) throw isJson ? brokenJson(text, name) : brokenYaml(error, name);
    if (error instanceof ReferenceError)
      throw new UserError(
        'too-complex',
        `${name} has aliases that multiply its values, or that lead nowhere.`,
        'Write the repeated parts as schemas with "$ref".',
      );
    throw error;
  }
}

function brokenJson(text: string, name: string): UserError {
  const document = new Document(name, text);
  const { fault } = syntaxOf(document);
  const at = fault && document.lines.positionOf(fault.start);
  return broken(at ? `${name}:${at.line}:${at.column}` : name, 'JSON', fault?.message);
}

function brokenYaml({ linePos, message }: YAMLParseError, name: string): UserError {
  const at = linePos?.[0];
  const [what = ''] = message.split(/ at line|\n/, 1);
  return broken(at ? `${name}:${at.line}:${at.col}` : name, 'YAML', what.slice(0, 200));
}

/** A document that is read in part would be imported in part. */
const broken = (place: string, language: string, what = 'its syntax is wrong'): UserError =>
  new UserError(
    'not-a-document',
    `${place} is no ${language} that can be read whole: ${what}. ${EXPECTED}`,
    `If it was cut off, export it again. ${EXPORT_HINT}`,
  );

/** @throws the first fault of the text: what can be read in spite of it is only a part */
function parseYaml(text: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    logLevel: 'error',
    // See repeatedNames.
    uniqueKeys: false,
    prettyErrors: true,
    lineCounter: lines,
  });
  const [fault] = document.errors;
  if (fault) throw fault;
  return { value: document.toJS({ maxAliasCount: MAX_ALIASES }), repeated: repeatedInYaml(document, lines) };
}

const repeatedInYaml = (document: Yaml, lines: LineCounter): readonly RepeatedName[] =>
  repeatedNames(document).map(({ name, first, again }) => ({
    name,
    dropped: lines.linePos(first).line,
    kept: lines.linePos(again).line,
  }));

const repeatedInJson = (document: Document): readonly RepeatedName[] =>
  duplicateKeys(document).map(({ dropped, kept }) => ({
    name: dropped.name,
    dropped: document.lines.positionOf(dropped.key.start).line,
    kept: document.lines.positionOf(kept.key.start).line,
  }));

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

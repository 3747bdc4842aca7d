import { isObject } from '../connector/json-types.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import type { ApiDocument, ApiVersion } from './api-document.js';

/** What a reference names. */
export interface Target {
  readonly value: Json;
  /** The last reference of the chain; undefined for a value that is none. */
  readonly pointer: string | undefined;
}

/** The longest chain of references that is followed. */
const MAX_CHAIN = 50;

/** A document whose references can be followed. Nothing outside it is read. */
export class Source {
  readonly name: string;
  readonly version: ApiVersion;
  readonly root: JsonObject;

  /** @param prefix put before every place in the report, where there are several documents */
  constructor(
    { name, version, root }: ApiDocument,
    readonly prefix = '',
  ) {
    this.name = name;
    this.version = version;
    this.root = root;
  }

  get isSwagger2(): boolean {
    return this.version === '2.0';
  }

  /** The value at a JSON pointer (`#/components/schemas/A`); undefined where it leads nowhere or out of the document. */
  at(pointer: string): Json | undefined {
    if (!pointer.startsWith('#/')) return pointer === '#' ? this.root : undefined;
    let value: Json | undefined = this.root;
    for (const segment of pointer.slice(2).split('/')) {
      const key = decoded(segment).replaceAll('~1', '/').replaceAll('~0', '~');
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as JsonObject)[key]
          : undefined;
    }
    return value;
  }

  /** The value that a chain of references ends at; undefined for one that is broken, endless, or leads out. */
  follow(value: Json): Target | undefined {
    let target: Target = { value, pointer: undefined };
    for (let step = 0; step < MAX_CHAIN; step++) {
      const reference: Json | undefined = isObject(target.value) ? (target.value as JsonObject)['$ref'] : undefined;
      if (typeof reference !== 'string') return target;
      const next = this.at(reference);
      if (next === undefined) return undefined;
      target = { value: next, pointer: reference };
    }
    return undefined;
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** An object, or an empty one in place of anything else. */
export const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? (value as JsonObject) : {});

/** A list, or an empty one in place of anything else. */
export const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** A text that is not blank. */
export const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

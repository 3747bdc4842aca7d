import type { Node, Place } from '../document/node.js';
import type { Fill, Knowledge, NoteFact } from '../facts/platform-requests.js';

export type Stage = 'authorize' | 'token' | 'refresh' | 'api';

/** Where a value comes from: a key of the files, or something that has no place in them. */
export interface Origin {
  /** The key, such as `tokenBodyTemplate`, or words, such as `the platform`. */
  readonly label: string;
  readonly node?: Node;
}

/** One part of a request, as the server reads it. */
export interface RequestParameter extends Knowledge {
  readonly in: 'path' | 'query' | 'header' | 'body';
  readonly name: string;
  /** The value without encoding; for Basic credentials without Base64. */
  readonly value: string;
  readonly from: Origin;
  /** The template that names the parameter; the same as `from` where it writes the value too. */
  readonly template?: Origin;
}

/**
 * A request that the platform sends, or has the browser send. Made of real values it holds the secret, in `body`, `headers`
 * and `parameters`.
 */
export interface PlatformRequest extends Knowledge {
  readonly stage: Stage;
  /** For the exchange of the code: which of the two attempts. */
  readonly attempt?: 'form' | 'basic';
  /** For the call of an operation: its id. */
  readonly operation?: string;
  /** For the call of an operation: its path in the definition. */
  readonly called?: Place;
  readonly method: string;
  readonly url: string;
  /** The address without query, and what it is made of. */
  readonly address: Knowledge & { readonly value: string; readonly from: Origin };
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body?: string;
  readonly parameters: readonly RequestParameter[];
  readonly notes: readonly NoteFact[];
  /** Placeholders that nothing fills. */
  readonly unresolved: readonly Unresolved[];
}

export interface Unresolved {
  readonly placeholder: string;
  readonly in: Origin;
  /** True where a connection parameter has the name, but not the prefix `token:`. */
  readonly lacksPrefix: boolean;
}

/** A value with what is known of it. */
export interface Filled extends Knowledge {
  readonly value: string;
  readonly from: Origin;
  /** The built-in value that it is. */
  readonly fill?: Fill;
}

const RANK = { documented: 0, measured: 1, inferred: 2 } as const;

/** The weaker of two knowledges: a chain is as strong as that. */
export const weaker = (a: Knowledge, b: Knowledge): Knowledge => {
  const { evidence, source } = RANK[b.evidence] > RANK[a.evidence] ? b : a;
  return { evidence, source };
};

import { type Fragment, type JsonObject, operationsOf } from './fragment.js';
import type { Json } from './merge-patch.js';

/** The name that the platform follows. Source: the validator's code InvalidNextLinkNameValue. */
const NEXT_LINK = 'nextLink';

/**
 * Lets lists of the Table API be continued by the platform: script.csx copies the address of the next page, which ServiceNow
 * puts into a header, into the body. Not verified on a live tenant, so on request only.
 * Source: issue 2959 of microsoft/PowerPlatformConnectors, learn-extensions (x-ms-pageable).
 * @returns the fragment, and the operations that the script answers
 */
export function withNextLinks(fragment: Required<Fragment>): {
  fragment: Required<Fragment>;
  paged: readonly string[];
} {
  const lists = [...operationsOf(fragment.paths)].filter(({ path, operation }) => isList(path, operation));
  const paged = new Set(lists.map(({ operation }) => operation['operationId'] as string));
  const answers = new Set(lists.map(({ operation }) => definitionOfAnswer(operation) as string));
  const paths = Object.entries(fragment.paths).map(
    ([path, item]) => [path, { ...item, ...markedGet(item, paged) }] as const,
  );
  const definitions = Object.entries(fragment.definitions).map(
    ([name, schema]) => [name, answers.has(name) ? withLink(schema) : schema] as const,
  );
  return {
    fragment: { ...fragment, paths: Object.fromEntries(paths), definitions: Object.fromEntries(definitions) },
    paged: [...paged],
  };
}

/** A list of records that makers page through; triggers and the list of tables are none. */
const isList = (path: string, operation: JsonObject): boolean =>
  /^\/api\/now\/(?:v2\/)?table\/[^/]+$/.test(path) &&
  /^List/.test(String(operation['operationId'])) &&
  operation['x-ms-visibility'] !== 'internal' &&
  definitionOfAnswer(operation) !== undefined;

function markedGet(item: JsonObject, paged: ReadonlySet<string>): JsonObject {
  const get = item['get'] as JsonObject | undefined;
  if (get === undefined || !paged.has(get['operationId'] as string)) return {};
  return { get: { ...get, 'x-ms-pageable': { nextLinkName: NEXT_LINK } } };
}

/** An imported list may have an answer without a definition of its own. */
function definitionOfAnswer(operation: JsonObject): string | undefined {
  const responses = operation['responses'] as { readonly 200?: { readonly schema?: { readonly $ref?: string } } };
  return responses[200]?.schema?.$ref?.slice('#/definitions/'.length);
}

const withLink = (schema: JsonObject): JsonObject => ({
  ...schema,
  properties: {
    ...(schema['properties'] as JsonObject),
    [NEXT_LINK]: {
      type: 'string',
      'x-ms-summary': 'Next link',
      description: 'The address of the next page.',
      'x-ms-visibility': 'internal',
    } satisfies Json,
  },
});

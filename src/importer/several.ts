import { isObject } from '../connector/json-types.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import type { Found } from './operations.js';
import { listIn, objectIn, type Source } from './source.js';

/** Names of parameters that choose a page, which only lists have. */
const PAGING =
  /^\$?(?:sysparm_)?(?:cursor|limit|offset|page|page[_-]?(?:number|size|token)|per[_-]?page|skip|start[_-]?index)$/i;

/** The Table API answers with a list wherever no record is named. */
const TABLE = /^\/api\/now(?:\/v\d+)?\/table\/[^/]+$/;

/** True where a document says that an operation returns several things: it takes a page, or answers with a list. */
export function returnsSeveral({ source, path, raw, item }: Found): boolean {
  if (TABLE.test(path)) return true;
  const parameters = [...listIn(item['parameters']), ...listIn(raw['parameters'])];
  if (parameters.some((one) => PAGING.test(String(objectIn(source.follow(one)?.value)['name'])))) return true;
  const schema = answerOf(raw, source);
  return isList(schema, source) || isList(objectIn(schema?.['properties'])['result'], source);
}

function answerOf(raw: JsonObject, source: Source): JsonObject | undefined {
  const response = objectIn(source.follow(objectIn(raw['responses'])['200'] ?? null)?.value);
  const [media] = Object.values(objectIn(response['content']));
  const schema = source.follow(response['schema'] ?? objectIn(media)['schema'] ?? null)?.value;
  return isObject(schema) ? (schema as JsonObject) : undefined;
}

const isList = (schema: Json | undefined, source: Source): boolean =>
  objectIn(source.follow(schema ?? null)?.value)['type'] === 'array';

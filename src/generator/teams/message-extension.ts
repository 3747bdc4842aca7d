import { MANIFEST_LIMITS } from '../../facts/teams.js';
import type { JsonObject } from '../fragment.js';
import { ARTICLES_TEMPLATE, RECORDS_TEMPLATE } from './app-names.js';
import type { TeamsOperation } from './openapi-document.js';

/** Parameters that people can type a search into, the best first: the number of a record, words, a name. */
const SEARCHES: readonly (readonly [parameter: string, title: string])[] = [
  ['number', 'Number'],
  ['query', 'Words'],
  ['sysparm_text', 'Words'],
  ['name', 'Name'],
];

/**
 * The commands of the message extension. Each is a search, so only operations that read become one: typing into a command
 * that is a POST would create records.
 */
export function searchCommands(operations: readonly TeamsOperation[]): readonly JsonObject[] {
  const found = operations.flatMap((operation) => {
    const rank = operation.method === 'get' ? SEARCHES.findIndex(([name]) => isAskedFor(operation, name)) : -1;
    return rank < 0 ? [] : [{ operation, rank }];
  });
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MANIFEST_LIMITS.commands)
    .map(({ operation, rank }) => commandOf(operation, ...(SEARCHES[rank] as readonly [string, string])));
}

/** Whether an operation takes the parameter, and needs no other that only a person could give. */
const isAskedFor = ({ parameters }: TeamsOperation, name: string): boolean =>
  parameters.some((parameter) => parameter['name'] === name) &&
  parameters.every(
    (parameter) =>
      parameter['name'] === name ||
      parameter['required'] !== true ||
      (parameter['schema'] as JsonObject)['default'] !== undefined,
  );

function commandOf(
  { id, summary, description, parameters, columns }: TeamsOperation,
  name: string,
  title: string,
): JsonObject {
  const isColumn = columns.includes(name);
  const parameter = parameters.find((one) => one['name'] === name) as JsonObject;
  const about = isColumn ? `Finds records by their ${name}.` : description;
  const expected = isColumn ? `The ${name} in full, as the record has it.` : (parameter['description'] as string);
  return {
    id,
    type: 'query',
    context: ['compose', 'commandBox'],
    title: shortened(summary.replace(/^List /, 'Find '), MANIFEST_LIMITS.title),
    description: shortened(about, MANIFEST_LIMITS.description),
    apiResponseRenderingTemplateFile: columns.includes('articles') ? ARTICLES_TEMPLATE : RECORDS_TEMPLATE,
    parameters: [{ name, title, description: shortened(expected, MANIFEST_LIMITS.description) }],
  };
}

/** So much of the length has to be left when a text is cut where a clause ends. */
const ENOUGH = 0.6;

/** A text that fits: whole where it can be, else without the clause or the words that do not fit. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  // Not between the halves of a character.
  const beginning = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '');
  const isWithin = /\S/.test(text[beginning.length] ?? ' ');
  const words = isWithin ? beginning.replace(/\s+\S*$/, '') : beginning;
  const clause = words.replace(/[,;:.][^,;:.]*$/, '');
  return `${(clause.length >= length * ENOUGH ? clause : words).replace(/[\s,;:.]+$/, '')}…`;
}

import type { JsonObject } from '../fragment.js';
import type { TeamsOperation } from './openapi-document.js';

/** How many values a confirmation shows. */
const SHOWN = 12;

/** The functions of the plugin. What changes records asks the person first, and shows what will be sent. */
export const functionsOf = (operations: readonly TeamsOperation[]): readonly JsonObject[] =>
  operations.map((operation) => {
    const capabilities = {
      ...(operation.method === 'get' ? {} : { confirmation: confirmationOf(operation) }),
      ...semanticsOf(operation),
    };
    return {
      name: operation.id,
      description: operation.description,
      ...(Object.keys(capabilities).length > 0 ? { capabilities } : {}),
    };
  });

function confirmationOf({ summary, parameters, bodyMembers }: TeamsOperation): JsonObject {
  const inPath = parameters.filter((parameter) => parameter['in'] === 'path').map(({ name }) => String(name));
  const values = [...inPath, ...bodyMembers.slice(0, SHOWN)].map(
    (name) => `* ${name}: {{function.parameters.${name}}}`,
  );
  return {
    type: 'AdaptiveCard',
    title: summary,
    body: [`${summary} in ServiceNow, in your name?`, ...values].join('\n'),
  };
}

/** What of an answer is a title; only where the records have such columns. */
function semanticsOf({ columns }: TeamsOperation): JsonObject {
  const title = ['number', 'name'].find((name) => columns.includes(name));
  if (title === undefined) return {};
  const subtitle = columns.includes('short_description') ? { subtitle: '$.short_description' } : {};
  return { response_semantics: { data_path: '$.result', properties: { title: `$.${title}`, ...subtitle } } };
}

/** What the agent is told about its work. */
export function instructionsOf(operations: readonly TeamsOperation[]): string {
  const writes = operations.some(({ method }) => method !== 'get');
  return [
    'You work with records in ServiceNow, with the rights of the person who is signed in.',
    'Look records up before you speak of them, and name them by their number.',
    'In sysparm_query use encoded queries such as active=true^priority=1; join conditions with ^, and order with ^ORDERBY or ^ORDERBYDESC and a column.',
    'Ask for few records at a time. When an answer is empty, say that nothing was found or that the person may not see it.',
    ...(writes
      ? ['Before you create, change or delete anything, repeat the values and wait for the person to agree.']
      : ['You cannot change anything; say so when you are asked to.']),
    'Never show or ask for passwords, tokens or secrets.',
  ].join('\n');
}

/** Examples to begin with. */
export function startersOf(operations: readonly TeamsOperation[]): readonly JsonObject[] {
  const starters = operations
    .filter(({ method, path }) => method === 'get' && !path.includes('{'))
    .slice(0, 4)
    .map(({ summary, parameters }) => ({
      title: summary,
      text: parameters.some(({ name }) => name === 'sysparm_query') ? `${summary}, the newest first` : summary,
    }));
  return starters.length > 0 ? starters : [{ title: 'What can you do?', text: 'What can you do in ServiceNow?' }];
}

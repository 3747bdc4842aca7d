import { summaryFor } from '../connector/operation-names.js';
import { UserError } from '../engine/user-error.js';
import type { JsonObject } from '../generator/fragment.js';
import type { Json } from '../generator/merge-patch.js';
import { type Decisions, EDIT_HINT } from './decision.js';
import { schemaOfExample } from './example.js';
import type { Known } from './known-operations.js';
import { summaryForName } from './operation-summary.js';
import { type Draft, placeOf } from './operations.js';
import { objectIn } from './source.js';
import { isSameText, sentence, summaryOf } from './texts.js';
import { isVerb } from './verbs.js';

/** An operation of the connector. */
export interface Named extends Draft {
  readonly id: string;
  readonly isKnown: boolean;
}

/** A sample of what an operation takes or answers. */
export interface Example {
  /** The name of an operation, or its method and path; undefined where only one can be meant. */
  readonly operation: string | undefined;
  readonly part: 'body' | 'response';
  readonly value: Json;
  /** The file, for messages. */
  readonly name: string;
}

/**
 * A sample for an operation.
 * @param target the name of the operation, or its method and path; with `.body` behind it, what it takes; undefined where only
 *   one operation can be meant
 * @param name of the file, for messages
 */
export function exampleOf(target: string | undefined, value: Json, name: string): Example {
  const isBody = target?.endsWith('.body') === true;
  const operation = isBody ? target?.slice(0, -'.body'.length) : target;
  return { operation: operation || undefined, part: isBody ? 'body' : 'response', value, name };
}

/** Gives an operation its name and its texts. */
export function withTexts(draft: Draft, id: string, known: Known | undefined, decisions: Decisions): Named {
  const { method, path, operation } = draft;
  const own = summaryOf(draft.ownSummary);
  // A summary that repeats the name says nothing, unless the name is in words of another script, which it loses.
  const isName = own === id || (own === draft.ownId && /^[\w.-]*$/.test(own ?? ''));
  const written = isName ? undefined : own;
  const given = written ?? (known === undefined ? tellingOf(draft, id) : undefined);
  const summary = summaryOf(known?.operation['summary']) ?? given ?? summaryForName(id);
  const described = sentence(known?.operation['description']) ?? sentence(draft.description);
  const isUsable = described !== undefined && !isSameText(described, summary);
  if (known === undefined && given === undefined)
    decisions.note('added', 'operation-summary', placeOf(draft), 'its summary is made of its name');
  if (known === undefined && !isUsable)
    decisions.note(
      'added',
      'operation-description',
      placeOf(draft),
      'its description only names method and path',
      `Say what it does. ${EDIT_HINT}`,
    );
  const description = isUsable ? described : `Sends ${method.toUpperCase()} to ${path}.`;
  const isOld = operation['deprecated'] === true;
  const mark = (text: string, end = ''): string =>
    !isOld || /\bdeprecated\b/i.test(text) ? text : `${text.replace(/\.$/, '')} (deprecated)${end}`;
  const { 'x-ms-summary': __, summary: _, description: ___, ...rest } = operation;
  return {
    ...draft,
    id,
    isKnown: known !== undefined,
    operation: {
      operationId: id,
      summary: mark(summary.length > 65 && isOld ? summaryFor(id).slice(0, 60) : summary),
      description: mark(description, '.'),
      ...rest,
    },
  };
}

/**
 * A description that says in a few words what an operation does, where the name that is made of its path cannot: `Create`
 * stands there for whatever a POST does.
 */
function tellingOf({ ownId, description }: Draft, id: string): string | undefined {
  const text = summaryOf(description);
  const [verb = '', ...others] = text?.split(' ') ?? [];
  const isShort = others.length > 0 && others.length < 8 && !/[.!?:;]/.test(text as string);
  if (ownId !== undefined || !id.startsWith('Create') || !isShort) return undefined;
  return isVerb(verb) && !/^(?:add|create)$/i.test(verb) ? text : undefined;
}

/** The status that an answer of success stands under, and whether something is known of what it holds. */
export function successOf({ operation }: Draft): { status: string; isKnown: boolean } {
  const responses = objectIn(operation['responses']);
  const status = Object.keys(responses).find((one) => /^2\d\d$/.test(one)) ?? '200';
  const response = objectIn(responses[status]);
  const { schema } = response;
  return { status, isKnown: schema === undefined || Object.keys(objectIn(schema)).length > 0 };
}

/**
 * Puts the schemas of examples into the operations that they belong to.
 * @throws UserError `no-operation` for an example that belongs to none
 */
export function withExamples(
  operations: readonly Named[],
  examples: readonly Example[],
  find: (name: string) => Named,
  decisions: Decisions,
): readonly Named[] {
  const changed = new Map<string, Named>();
  for (const example of examples) {
    const target = example.operation === undefined ? onlyUnknown(operations, example) : find(example.operation);
    const now = changed.get(target.id) ?? target;
    const schema = schemaOfExample(example.value);
    changed.set(target.id, {
      ...now,
      operation: example.part === 'body' ? withBody(now, schema, example) : withAnswer(now, schema),
    });
    decisions.note(
      'added',
      `example-${example.part}`,
      placeOf(target),
      `the ${example.part} is described as in ${example.name}`,
    );
  }
  return operations.map((operation) => changed.get(operation.id) ?? operation);
}

function onlyUnknown(operations: readonly Named[], { name }: Example): Named {
  const open = operations.filter((operation) => !successOf(operation).isKnown);
  const [only, ...others] = open;
  if (only !== undefined && others.length === 0) return only;
  const ids = open.slice(0, 10).map(({ id }) => id);
  throw new UserError(
    'no-operation',
    `The example ${name} names no operation, and ${open.length} operations have an answer that nothing is known of.`,
    ids.length === 0
      ? `Name one, for example --example ${operations[0]?.id ?? 'GetThing'}=${name}.`
      : `Name one, as in --example ${ids[0]}=${name}. There is ${ids.join(', ')}.`,
  );
}

function withAnswer({ operation, method }: Named, schema: JsonObject): JsonObject {
  const responses = objectIn(operation['responses']);
  const found = Object.keys(responses).find((one) => one === '200' || one === '201');
  const status = found ?? (method === 'post' ? '201' : '200');
  // An answer without content is none when there is an example of it.
  const others = Object.fromEntries(
    Object.entries(responses).flatMap(([key, response]) => {
      if (key === status || (found === undefined && key === '204')) return [];
      const { schema: _, ...rest } = objectIn(response);
      return [[key, objectIn(response)['$ref'] === undefined ? rest : response]];
    }),
  );
  const { description } = objectIn(responses[status]);
  return { ...operation, responses: { [status]: { description: description ?? 'The answer.', schema }, ...others } };
}

function withBody(named: Named, schema: JsonObject, { name }: Example): JsonObject {
  const { operation, method, id } = named;
  const parameters = (operation['parameters'] as readonly JsonObject[]).filter((one) => one['in'] !== 'formData');
  const body = parameters.find((one) => one['in'] === 'body');
  if (method === 'get')
    throw new UserError(
      'no-operation',
      `${id} is called with GET, which has no body, but ${name} is an example of one.`,
      'Name another operation.',
    );
  const { consumes: _, ...rest } = operation;
  return {
    ...rest,
    parameters: [
      ...parameters.filter((one) => one !== body),
      {
        name: 'body',
        in: 'body',
        required: true,
        'x-ms-summary': 'Body',
        description: 'What is sent to the service.',
        ...body,
        schema,
      },
    ],
  };
}

import tableTemplate from '../../templates/definition/table.json.hbs';
import triggerTemplate from '../../templates/definition/trigger.json.hbs';
import { factsOfType, hintFor } from '../facts/field-types.js';
import type { Field } from '../facts/tables/table.js';
import type { ChosenTable } from './chosen-tables.js';
import type { Fragment, JsonObject } from './fragment.js';
import type { TriggerKind } from './spec.js';
import { jsonTemplate } from './templates.js';
import { capitalised, inSentence, withArticle } from './words.js';

const table = jsonTemplate<Fragment>(tableTemplate);
const trigger = jsonTemplate<Fragment>(triggerTemplate);

/** The five operations of a table, typed. */
export function tableFragment({ name, singular, plural, typeName, pluralName, fields }: ChosenTable): Fragment {
  const one = withArticle(singular);
  const reference = (type: string): string => `#/definitions/${type}`;
  const body = (type: string, summary: string, description: string): JsonObject => ({
    name: 'body',
    in: 'body',
    required: true,
    'x-ms-summary': summary,
    description,
    schema: { $ref: reference(type) },
  });
  const fieldsType = `${typeName}Fields`;
  return table({
    listPath: `/api/now/v2/table/${name}`,
    recordPath: `/api/now/v2/table/${name}/{sys_id}`,
    listReference: reference(`${typeName}List`),
    recordReference: reference(`${typeName}Answer`),
    list: {
      id: `List${pluralName}`,
      summary: `List ${plural}`,
      description: `Lists the ${plural} that match a query.`,
      answer: `The ${plural}.`,
    },
    get: {
      id: `Get${typeName}`,
      summary: `Get ${one}`,
      description: `Gets one ${singular} by its identifier.`,
      answer: `The ${singular}.`,
    },
    create: {
      id: `Create${typeName}`,
      summary: `Create ${one}`,
      description: `Creates ${one} and returns it.`,
      answer: `The new ${singular}.`,
      body: body(fieldsType, capitalised(singular), `The fields of the new ${singular}.`),
    },
    update: {
      id: `Update${typeName}`,
      summary: `Update ${one}`,
      description: `Changes the given fields of ${one} and leaves the others as they are.`,
      answer: `The ${singular} after the change.`,
      body: body(fieldsType, capitalised(singular), 'The fields to change.'),
    },
    delete: {
      id: `Delete${typeName}`,
      summary: `Delete ${one}`,
      description: `Deletes one ${singular}.`,
      answer: `The ${singular} is deleted.`,
    },
    definitions: {
      ...recordDefinitions(typeName, singular, plural, outputOf(fields, singular)),
      [fieldsType]: {
        type: 'object',
        title: capitalised(singular),
        description: `The fields of ${one} that can be set.`,
        properties: inputOf(fields, singular),
      },
    },
  });
}

/** The definitions of a record, of the answer with one and of the answer with many. */
export function recordDefinitions(
  typeName: string,
  singular: string,
  plural: string,
  record: JsonObject,
): Record<string, JsonObject> {
  return {
    [typeName]: {
      type: 'object',
      title: capitalised(singular),
      description: `The fields of ${withArticle(singular)}.`,
      ...record,
    },
    [`${typeName}Answer`]: { type: 'object', properties: { result: { $ref: `#/definitions/${typeName}` } } },
    [`${typeName}List`]: listOf(typeName, plural),
  };
}

const listOf = (typeName: string, plural: string): JsonObject => ({
  type: 'object',
  properties: {
    result: {
      type: 'array',
      title: capitalised(plural),
      'x-ms-summary': capitalised(plural),
      description: `The ${plural} that the signed-in person may see.`,
      items: { $ref: `#/definitions/${typeName}` },
    },
  },
});

const isReadable = ({ type }: Field): boolean => factsOfType(type).readable;
const isWritable = ({ type, readOnly }: Field): boolean => !readOnly && factsOfType(type).writable;

/** The columns as a flow gets them: texts all, whatever ServiceNow's type. Source: c_TableAPI.md. */
const outputOf = (fields: readonly Field[], singular: string): JsonObject => ({
  properties: Object.fromEntries(
    importantFirst(fields.filter(isReadable)).map((field) => [
      field.element,
      described(field, singular, choiceHint(field) || hintFor(field)),
    ]),
  ),
});

const inputOf = (fields: readonly Field[], singular: string): JsonObject =>
  Object.fromEntries(
    importantFirst(fields.filter(isWritable)).map((field) => {
      const { choices } = field;
      const values = choices?.filter(([value]) => value !== '') ?? (field.type === 'boolean' ? BOOLEAN : []);
      if (values.length === 0) return [field.element, described(field, singular, hintFor(field))];
      return [
        field.element,
        {
          ...described(field, singular, ''),
          enum: values.map(([value]) => value),
          'x-ms-enum-values': values.map(([value, label]) => ({ value, displayName: label })),
        },
      ];
    }),
  );

const BOOLEAN = [
  ['true', 'Yes'],
  ['false', 'No'],
] as const;

const described = (field: Field, singular: string, hint: string): JsonObject => {
  return {
    type: 'string',
    'x-ms-summary': field.label,
    description: `${capitalised(inSentence(field.label) || field.element)} of the ${singular}${hint === '' ? '' : `: ${hint}`}.`,
    'x-ms-visibility': field.important ? 'important' : 'advanced',
  };
};

/** Instances change their choices, so an output names them instead of being limited to them. */
function choiceHint({ choices }: Field): string {
  if (!choices || choices.length === 0 || choices.length > 12) return '';
  return choices.map(([value, label]) => (value === label ? value : `${value} (${inSentence(label)})`)).join(', ');
}

const importantFirst = (fields: readonly Field[]): readonly Field[] => [
  ...fields.filter(({ important }) => important),
  ...fields.filter(({ important }) => !important),
];

/** The columns of every change, with the times that triggers continue from. */
const EVENT = ['sys_id', 'sys_created_on', 'sys_created_by', 'sys_updated_on', 'sys_updated_by', 'sys_mod_count'];

/**
 * What differs between the triggers of a table. Each has a path of its own, since a path can hold one operation per method:
 * the address without a version is that of the latest one. The platform takes the prefix /trigger off.
 */
const TRIGGERS: Readonly<Record<TriggerKind, { root: string; state: string; suffix: string; words: string }>> = {
  created: { root: '/trigger/api/now/table', state: 'sys_created_on', suffix: 'IsCreated', words: 'is created' },
  updated: {
    root: '/trigger/api/now/v2/table',
    state: 'sys_updated_on',
    suffix: 'IsCreatedOrUpdated',
    words: 'is created or updated',
  },
};

/**
 * The triggers of a table. They poll: the platform stores the time of the newest record and asks for later ones.
 * Source: learn.microsoft.com/connectors/custom-connectors/create-polling-trigger, and the 39 polling triggers of
 * microsoft/PowerPlatformConnectors at 8bff86e.
 * @param filter an encoded query that records must match, fixed: what is typed into the query is lost from the second poll on
 */
export function triggerFragment(
  chosen: ChosenTable,
  kinds: readonly TriggerKind[],
  filter: string | undefined,
): Fragment {
  const { name, singular, plural, typeName, fields } = chosen;
  const known = new Set(fields.map(({ element }) => element));
  // Stored values of comments and work notes are empty: their entries are shown with display values only.
  const columns = fields
    .filter(({ element, important }) => important || EVENT.includes(element))
    .filter((field) => isReadable(field) && !field.type.startsWith('journal'));
  const eventType = `${typeName}Event`;
  const fragments = kinds.map((kind) => {
    const { root, state, suffix, words } = TRIGGERS[kind];
    const conditions = filter === undefined ? [] : [filter];
    const order = `ORDERBYDESC${state}`;
    const limited = filter === undefined ? '' : ` and matches ${filter}`;
    return trigger({
      path: `${root}/${name}`,
      id: `When${typeName}${suffix}`,
      summary: `When ${withArticle(singular)} ${words}`,
      description: `Starts a flow when ${withArticle(singular)} ${words}${limited}.`,
      hint: `To see it work now, ${kind === 'created' ? 'create' : 'create or change'} ${withArticle(singular)}${filter === undefined ? '' : ' that matches the filter'}.`,
      answer: `The ${plural}, newest first.`,
      firstQuery: [...conditions, order].join('^'),
      nextQuery: [...conditions, `${state}>@{triggerBody().result[0].${state}}`, order].join('^'),
      fields: [
        ...new Set([...columns.map(({ element }) => element), ...EVENT.filter((element) => known.has(element))]),
      ].join(','),
      policyTitle: `Poll ${plural} by ${kind === 'created' ? 'creation' : 'update'} time`,
      listReference: `#/definitions/${eventType}List`,
    });
  });
  return {
    paths: Object.assign({}, ...fragments.map(({ paths }) => paths)) as NonNullable<Fragment['paths']>,
    policies: fragments.flatMap(({ policies }) => policies ?? []),
    definitions: {
      [eventType]: {
        type: 'object',
        title: capitalised(singular),
        description: `The usual fields of ${withArticle(singular)}; get the record for the others.`,
        ...outputOf(columns, singular),
      },
      [`${eventType}List`]: listOf(eventType, plural),
    },
  };
}

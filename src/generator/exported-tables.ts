import { isObject } from '../connector/json-types.js';
import { UserError } from '../engine/user-error.js';
import { COLUMN_NAME } from '../facts/tables/names.js';
import type { Field } from '../facts/tables/table.js';
import { cleanText } from './clean-text.js';
import type { ExportedTable } from './spec.js';

/**
 * Reads the tables that an earlier run took from an export, out of `spec.json`. Texts are cut and cleaned rather than
 * refused: they come from an instance, not from the person at the keyboard.
 * @throws UserError `bad-dictionary` when the shape is not the one the toolkit writes
 */
export function readExportedTables(value: unknown = {}): Readonly<Record<string, ExportedTable>> {
  if (!isObject(value)) throw bad('"dictionary" is not an object');
  return Object.fromEntries(
    Object.entries(value).map(([name, table]) => {
      if (!COLUMN_NAME.test(name) || !isObject(table) || !Array.isArray(table['fields']))
        throw bad(`"dictionary.${name.slice(0, 80)}" is not a table`);
      if (table['fields'].length === 0) throw bad(`"dictionary.${name}" is a table without columns`);
      const label = cleanText(table['label']) || name;
      return [
        name,
        {
          name,
          label,
          plural: cleanText(table['plural']) || `${label}s`,
          fields: table['fields'].map((field) => readField(field, name)),
        },
      ];
    }),
  );
}

function readField(value: unknown, table: string): Field {
  if (!isObject(value) || typeof value['element'] !== 'string' || !COLUMN_NAME.test(value['element']))
    throw bad(`"dictionary.${table}" holds a field without the name of a column`);
  const { element, reference, maxLength, choices } = value;
  return {
    element,
    label: cleanText(value['label']) || element,
    type: cleanText(value['type']) || 'string',
    ...(typeof reference === 'string' && COLUMN_NAME.test(reference) ? { reference } : {}),
    ...(Array.isArray(choices) ? { choices: [...new Map(choices.flatMap(readChoice))] } : {}),
    ...(typeof maxLength === 'number' && Number.isSafeInteger(maxLength) && maxLength > 0 ? { maxLength } : {}),
    ...flag(value, 'mandatory'),
    ...flag(value, 'readOnly'),
    ...flag(value, 'important'),
  };
}

function readChoice(value: unknown): [value: string, label: string][] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return [];
  return [[value[0], cleanText(value[1]) || value[0]]];
}

const flag = (value: Record<string, unknown>, key: 'mandatory' | 'readOnly' | 'important') =>
  value[key] === true ? { [key]: true } : {};

const bad = (what: string): UserError =>
  new UserError(
    'bad-dictionary',
    `${what} in spec.json.`,
    'Generate again with --dictionary and the export of the instance.',
  );

import type { Field } from '../../facts/tables/index.js';
import { displayColumn, fieldOf, isReference, isTime } from '../data/dictionary.js';
import type { Row, Store } from '../data/store.js';
import { read } from '../time.js';

/**
 * The columns that a body sets. Unknown ones, and those that the instance maintains, are passed over without a word; values of
 * other types become text; an empty text clears.
 */
export function valuesOf(
  store: Store,
  table: string,
  body: Readonly<Record<string, unknown>>,
  isDisplay: boolean,
): Row {
  const values: Row = {};
  for (const [element, given] of Object.entries(body)) {
    const field = fieldOf(table, element);
    if (!field || field.readOnly) continue;
    const text =
      given === null || given === undefined ? '' : typeof given === 'object' ? JSON.stringify(given) : String(given);
    values[element] = isDisplay ? stored(store, field, text) : text;
  }
  return values;
}

/** The value behind what a person typed, with `sysparm_input_display_value`. */
function stored(store: Store, field: Field, text: string): string {
  const { reference, choices } = field;
  if (isReference(field) && reference !== undefined) {
    const found = store.all(reference).find((row) => row[displayColumn(reference)] === text);
    return found?.['sys_id'] ?? text;
  }
  const [value] = choices?.find(([, label]) => label === text) ?? [];
  if (value !== undefined) return value;
  return isTime(field) ? read(text, field.type === 'glide_date') : text;
}

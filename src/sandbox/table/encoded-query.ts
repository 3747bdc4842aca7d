import type { Field } from '../../facts/tables/index.js';
import { fieldAt, isNumeric, isReference, isTime } from '../data/dictionary.js';
import { moment } from '../time.js';
import { OPERATORS, type Test, type Value } from './operators.js';

/** What an encoded query asks for. */
export interface EncodedQuery {
  /** One of these has to hold; in each all; of those one. */
  readonly alternatives: readonly (readonly (readonly Condition[])[])[];
  readonly order: readonly { readonly path: string; readonly isDescending: boolean }[];
  /** The parts that mean nothing. ServiceNow goes on without them. */
  readonly ignored: readonly string[];
}

export interface Condition {
  readonly path: string;
  readonly operator: string;
  readonly operand: string;
  readonly field: Field;
}

/** Longer operators before those that they begin with. */
const CONDITION = new RegExp(
  `^([a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*)(${[...OPERATORS.keys()].sort((a, b) => b.length - a.length).join('|')})(.*)$`,
  's',
);

/** Reads a query over a table; never fails, whatever the text is. */
export function parseQuery(table: string, text: string): EncodedQuery {
  const alternatives: Condition[][][] = [[]];
  const order: { path: string; isDescending: boolean }[] = [];
  const ignored: string[] = [];
  for (const [index, part] of partsOf(text).entries()) {
    const [, joint = '', rest = ''] = /^(NQ|OR(?!DERBY)|)(.*)$/s.exec(part) ?? [];
    if (joint === 'NQ' && index > 0) alternatives.push([]);
    const sorting = /^ORDERBY(DESC)?(.*)$/s.exec(rest);
    if (sorting) {
      const [, descending, path = ''] = sorting;
      if (fieldAt(table, path)) order.push({ path, isDescending: descending !== undefined });
      else ignored.push(part);
      continue;
    }
    if (rest === 'EQ' || rest === '') continue;
    const condition = conditionOf(table, rest);
    const groups = alternatives.at(-1) as Condition[][];
    if (!condition) ignored.push(part);
    else if (joint === 'OR' && groups.length > 0) (groups.at(-1) as Condition[]).push(condition);
    else groups.push([condition]);
  }
  return { alternatives, order, ignored };
}

/** At every `^` but a doubled one, which is a sign of a value. */
const partsOf = (text: string): string[] => text.split(/(?<!\^)\^(?!\^)/).map((part) => part.replaceAll('^^', '^'));

function conditionOf(table: string, text: string): Condition | undefined {
  const [, path = '', operator = '', operand = ''] = CONDITION.exec(text) ?? [];
  const field = fieldAt(table, path);
  if (!field || !isComparable(field, operator, operand)) return undefined;
  return { path, operator, operand, field };
}

/** Numbers and times can be compared with numbers and times only; anything else would be no condition. */
function isComparable(field: Field, operator: string, operand: string): boolean {
  if (!['<', '>', '<=', '>=', 'BETWEEN'].includes(operator)) return true;
  const operands = operator === 'BETWEEN' ? operand.split('@') : [operand];
  if (operator === 'BETWEEN' && operands.length !== 2) return false;
  if (isTime(field)) return operands.every((each) => moment(each) !== undefined);
  return !isNumeric(field) || operands.every((each) => each.trim() !== '' && !Number.isNaN(Number(each)));
}

/** Whether a record meets the conditions; `read` gives what the record holds at a path. */
export const matches = ({ alternatives }: EncodedQuery, read: (path: string) => string): boolean =>
  alternatives.some((groups) => groups.every((group) => group.some((condition) => holds(condition, read))));

function holds({ path, operator, operand, field }: Condition, read: (path: string) => string): boolean {
  const test = OPERATORS.get(operator) as Test;
  return test(comparable(field, read(path)), operand, (text) => comparable(field, text));
}

/** What comparisons see: a number, or a text in small letters, as the database compares texts. */
function comparable(field: Field, text: string): Value {
  if (isNumeric(field) && text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text);
  return isReference(field) ? text : text.toLowerCase();
}

/** In the order of the query; records that are equal stay as they were. */
export function compareBy(
  { order }: EncodedQuery,
  table: string,
): (a: (path: string) => string, b: (path: string) => string) => number {
  const keys = order.map(({ path, isDescending }) => ({
    path,
    field: fieldAt(table, path) as Field,
    sign: isDescending ? -1 : 1,
  }));
  return (a, b) => {
    for (const { path, field, sign } of keys) {
      const [left, right] = [comparable(field, a(path)), comparable(field, b(path))];
      if (left !== right) return (isBefore(left, right) ? -1 : 1) * sign;
    }
    return 0;
  };
}

const isBefore = (a: Value, b: Value): boolean =>
  typeof a === typeof b ? a < b : typeof a === 'string' && a === '' ? true : typeof b === 'string' && b !== '';

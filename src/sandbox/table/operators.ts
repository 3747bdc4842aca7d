/** What is compared: numbers in columns of numbers, else texts. */
export type Value = string | number;

/** Whether a value meets a condition; `read` makes a value of a piece of the operand. */
export type Test = (value: Value, operand: string, read: (text: string) => Value) => boolean;

const text = (value: Value): string => String(value);
const isNothing = (value: Value): boolean => value === '';

/** An empty value is neither before nor behind anything. */
const ordered =
  (test: (a: Value, b: Value) => boolean): Test =>
  (value, operand, read) =>
    !isNothing(value) && operand !== '' && test(value, read(operand));

const oneOf: Test = (value, operand, read) => operand.split(',').some((each) => read(each.trim()) === value);
const like: Test = (value, operand) => text(value).includes(operand.toLowerCase());
const equal: Test = (value, operand, read) => value === read(operand);

const between: Test = (value, operand, read) => {
  const [from = '', to = ''] = operand.split('@');
  return !isNothing(value) && value >= read(from) && value <= read(to);
};

const not =
  (test: Test): Test =>
  (value, operand, read) =>
    !test(value, operand, read);

/** The operators of encoded queries, as ServiceNow spells them; empty values count as unequal. */
export const OPERATORS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['=', equal],
  ['!=', not(equal)],
  ['<', ordered((a, b) => a < b)],
  ['>', ordered((a, b) => a > b)],
  ['<=', ordered((a, b) => a <= b)],
  ['>=', ordered((a, b) => a >= b)],
  ['IN', oneOf],
  ['NOT IN', not(oneOf)],
  ['LIKE', like],
  ['NOT LIKE', not(like)],
  ['CONTAINS', like],
  ['STARTSWITH', (value, operand) => text(value).startsWith(operand.toLowerCase())],
  ['ENDSWITH', (value, operand) => text(value).endsWith(operand.toLowerCase())],
  ['ISEMPTY', isNothing],
  ['ISNOTEMPTY', not(isNothing)],
  ['BETWEEN', between],
  ['ANYTHING', () => true],
]);

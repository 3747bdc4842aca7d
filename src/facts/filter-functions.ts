/**
 * The functions that Power Fx knows for a column of a table, in `x-ms-capabilities.filterFunctions`. The list of the
 * validator is not published; these are the constants of Power Fx and the contract of Microsoft's own tabular connectors.
 * Source: https://github.com/microsoft/Power-Fx, DelegationMetadataOperatorConstants.cs at 05c446c, read 2026-11-23.
 */
export const FILTER_FUNCTIONS: readonly string[] = [
  ...['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'and', 'or', 'not', 'null'],
  ...['contains', 'startswith', 'endswith', 'indexof', 'substringof', 'substring', 'length', 'replace', 'concat'],
  ...['tolower', 'toupper', 'trim'],
  ...['year', 'month', 'day', 'hour', 'minute', 'second', 'date', 'time', 'now', 'totaloffsetminutes', 'totalseconds'],
  ...['add', 'sub', 'mul', 'div', 'mod', 'negate', 'round', 'floor', 'ceiling'],
  ...['sum', 'min', 'max', 'average', 'count', 'countdistinct', 'distinct'],
  ...['cdsin', 'top', 'astype', 'arraylookup', 'join'],
];

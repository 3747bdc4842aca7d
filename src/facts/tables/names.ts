/** Source: names of tables in `sys_db_object` are lower case with digits and underscores, at most 80 characters. */
export const TABLE_NAME = /^[a-z][a-z0-9_]{0,79}$/;
/** Names of columns, and of tables in exports, where old ones hold capitals. */
export const COLUMN_NAME = /^[a-z][a-z0-9_]{0,79}$/i;

/** ASCII words in Pascal case: `u_my_table` is `UMyTable`, `Change request` is `ChangeRequest`. */
export const pascal = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

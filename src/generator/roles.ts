import { PACK_ROLES, type RoleAdvice, rolesForTable } from '../facts/roles.js';
import { PACKS, type PackName } from './packs.js';
import { memberOf, type Spec } from './spec.js';

/** What a person who signs in needs for a part of a connector. */
export interface RoleRow {
  /** A pack, or tables. */
  readonly what: string;
  /** The role that is enough to read; empty when none is known. */
  readonly read: string;
  /** The role that is enough to change; empty when none is known, or the connector changes nothing. */
  readonly write: string;
  readonly note: string;
}

/** The least roles per chosen table and pack, for the administrator. */
export function rolesFor(spec: Spec): readonly RoleRow[] {
  const { apis, access, anyTable } = spec;
  const usesTables = apis.includes('table') || apis.includes('triggers');
  const rows = [
    ...(usesTables ? tableRows(spec) : []),
    ...(apis.includes('table')
      ? [row(anyTable ? 'Any table by name, with its columns' : 'Any table by name', { ...NO_ROLE, note: ANY_TABLE })]
      : []),
    ...apis.filter((pack) => pack !== 'table').map((pack: PackName) => row(PACKS[pack].title, PACK_ROLES[pack])),
  ];
  if (spec.imported !== undefined) rows.push(row(importedName(spec.imported.from), { ...NO_ROLE, note: IMPORTED }));
  return access === 'write' ? rows : rows.map((given) => ({ ...given, write: '' }));
}

const NO_ROLE: RoleAdvice = { read: '', write: '', note: '' };
const ANY_TABLE =
  'The roles of each table that a flow names. Whatever the person may do, the connector may do for them.';

const IMPORTED =
  'Those that the access rules of the resources and of their tables ask for. Check with the Access Analyzer.';
const importedName = (from: readonly string[]): string =>
  `Operations imported from ${from.slice(0, 5).join(', ')}${from.length > 5 ? ` and ${from.length - 5} more` : ''}`;

/** One row for the tables that need the same. */
function tableRows(spec: Spec): readonly RoleRow[] {
  const groups = new Map<string, { tables: string[]; advice: RoleAdvice }>();
  for (const table of spec.tables) {
    const advice = adviceFor(spec, table);
    const key = JSON.stringify([advice.read, advice.write, advice.note]);
    const group = groups.get(key) ?? { tables: [], advice };
    group.tables.push(table);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ tables, advice }) => row(tables.join(', '), advice));
}

function adviceFor({ extends: parents }: Spec, table: string): RoleAdvice {
  const known = rolesForTable(table);
  if (known) return known;
  const parent = memberOf(parents, table);
  const hint = parent === undefined ? '' : ` It extends ${parent}.`;
  return { ...NO_ROLE, note: `The roles that its access rules name.${hint} Check with the Access Analyzer.` };
}

const row = (what: string, { read, write, note, plugin }: RoleAdvice): RoleRow => ({
  what,
  read,
  write,
  note: plugin === undefined ? note : `${note} Plugin ${plugin}.`.trim(),
});

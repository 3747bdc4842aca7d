import type { Node } from '../document/node.js';
import { environmentVariableIn } from '../facts/teams.js';
import type { TeamsApp } from './teams-app.js';

/** The client IDs that a registration of a Teams app may have: the one that stands there, or those of its environments. */
export function clientIdsOf(app: TeamsApp, node: Node | undefined): readonly string[] {
  const text = node?.text ?? '';
  const variable = environmentVariableIn(text);
  const values = variable === undefined ? [text] : valuesOf(app.variables, variable);
  return values.filter((value) => value !== '');
}

/** The values that environments give a variable. */
const valuesOf = (files: readonly { readonly text: string }[], variable: string): readonly string[] =>
  files.flatMap(({ text }) =>
    text
      .split(/\r?\n/)
      .flatMap((line) => (line.startsWith(`${variable}=`) ? [line.slice(variable.length + 1).trim()] : [])),
  );

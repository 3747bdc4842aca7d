import { type Node, type Place, stretch } from '../document/node.js';
import { environmentVariableIn } from '../facts/teams.js';
import type { TeamsApp } from './teams-app.js';

/** A client ID that a registration may have, and where it stands. */
export interface ClientId {
  readonly text: string;
  readonly at: Place;
}

/** The client IDs that a registration of a Teams app may have: the one that stands there, or those of its environments. */
export function clientIdsOf(app: TeamsApp, node: Node | undefined): readonly ClientId[] {
  const text = node?.text ?? '';
  const variable = environmentVariableIn(text);
  if (variable !== undefined) return valuesOf(app, variable);
  return node === undefined || text === '' ? [] : [{ text, at: node }];
}

/** The values that environments give a variable, as the toolkit reads them: blanks and quotes are no part of them. */
function valuesOf(app: TeamsApp, variable: string): readonly ClientId[] {
  const line = new RegExp(
    `^[ \\t]{0,9}(?:export[ \\t]{1,9})?${variable}[ \\t]{0,9}=[ \\t]{0,9}(["']?)([^"'\\s#]{1,200})\\1`,
    'gm',
  );
  return app.variables.flatMap((document) =>
    [...document.text.matchAll(line)].map((match) => {
      const text = match[2] as string;
      const start = match.index + match[0].lastIndexOf(text);
      return { text, at: stretch(document, start, start + text.length) };
    }),
  );
}

import type { Connector, Role } from '../connector/connector.js';
import type { Document } from '../document/document.js';
import { askForEdits, type Change, toEdits } from '../document/edits.js';
import type { Node } from '../document/node.js';
import { PlacesByDocument } from '../document/places.js';
import { applyFixes } from '../engine/fix.js';
import { UserError } from '../engine/user-error.js';
import { asciiJson } from '../generator/json-text.js';
import { filled, placeholdersIn } from './placeholders.js';

/** A connector as it is uploaded. */
export interface UploadCopy {
  readonly connector: Connector;
  /** What is different from the files of the folder, in sentences without the values. */
  readonly differences: readonly string[];
  /** The names of variables that stand in the files and were given no value. */
  readonly unfilled: readonly string[];
}

const FILLED_ROLES: readonly Role[] = ['definition', 'properties'];

/**
 * The copy of a connector that is uploaded: with the values of variables, without what the service refuses. Texts are
 * edited, not written anew, so that lines stay where they are and no number changes.
 * Sources: learn-paconn (`stackOwner`), ppc-upsert (`$schema` is sent).
 * @throws UserError `not-editable`
 */
export function uploadCopy(connector: Connector, values: ReadonlyMap<string, string>): UploadCopy {
  const strings = FILLED_ROLES.flatMap((role) => stringsWithPlaceholders(connector.document(role)?.root));
  const names = new Set(strings.flatMap(({ text }) => placeholdersIn(text as string)));
  const filling = strings.flatMap((node): Change[] => {
    const value = filled(node.text as string, values);
    return value === node.text ? [] : [{ change: 'set', node, value }];
  });
  const refused = [
    connector.properties?.node?.get('stackOwner'),
    connector.document('properties')?.root?.get('$schema'),
  ].filter((node) => node !== undefined);
  const given = [...names].filter((name) => values.has(name));
  return {
    connector: changed(connector, [...filling, ...refused.map((node): Change => ({ change: 'remove', node }))]),
    differences: [
      ...(given.length > 0 ? [`values of variables are filled in: ${given.join(', ')}`] : []),
      ...refused.map(({ key }) => `"${key}" is left out, since the service refuses it`),
    ],
    unfilled: [...names].filter((name) => !values.has(name)),
  };
}

/**
 * A connector with some values changed.
 * @throws UserError `not-editable` when an object holds a key twice, or a file is not UTF-8
 */
export function changed(connector: Connector, changes: readonly Change[]): Connector {
  if (changes.length === 0) return connector;
  const places = new PlacesByDocument();
  askForEdits(changes, places);
  const edits = connector.documents.some(({ invalidUtf8 }) => invalidUtf8) ? undefined : toEdits(changes, places);
  if (edits === undefined)
    throw new UserError(
      'not-editable',
      `The files of ${connector.folder || 'the connector'} cannot be completed for the upload: a key stands twice in an object, or a file is not UTF-8.`,
      'Run "sn-connector check" on them; it says where.',
    );
  const texts = new Map(connector.documents.map(({ file, text }) => [file, text]));
  const { texts: after } = applyFixes(texts, [{ title: 'upload', applicability: 'safe', edits }]);
  return connector.withTexts(after);
}

/** The text of a JSON file as every tool reads it: without byte order mark, ASCII only. Source: ppc-upsert. */
export const uploadText = ({ text, hasByteOrderMark }: Document): string =>
  asciiJson(hasByteOrderMark ? text.slice(1) : text);

function stringsWithPlaceholders(root: Node | undefined): Node[] {
  // Most definitions have none, and are large.
  if (!root || placeholdersIn(root.document.text).length === 0) return [];
  const found: Node[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.text === undefined) waiting.push(...node.children());
    else if (placeholdersIn(node.text).length > 0) found.push(node);
  }
  return found;
}

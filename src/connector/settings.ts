import type { Node } from '../document/node.js';
import type { Connector } from './connector.js';

/** The keys of settings.json that name files. */
export const FILE_KEYS = ['apiProperties', 'apiDefinition', 'icon', 'script'] as const;
export type FileKey = (typeof FILE_KEYS)[number];

/** The settings of paconn beside a connector, if they could be read. */
export function settingsOf(connector: Connector): Node | undefined {
  const root = connector.document('settings')?.root;
  return root?.isObject ? root : undefined;
}

/** The name of a file that lies beside the settings; undefined when the path leads elsewhere. */
export function nameBeside(path: string): string | undefined {
  const name = path.trim().replace(/^\.[\\/]/, '');
  return name === '' || /[\\/:]/.test(name) ? undefined : name;
}

/** True for a value that a person has still to fill in. */
export const isUnfilled = (text: string): boolean =>
  /^\s*$|[<>[\]{}]|^(?:connector-?id|environment(?:-?guid|-?id)?|your\b.*|enter\b.*|todo\b.*|x{3,}.*|0{8}-.*)$/i.test(
    text.trim(),
  );

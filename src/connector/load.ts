import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Document, type Unreadable } from '../document/document.js';
import type { Reader } from '../document/reading.js';
import { isRegistryName } from '../registration/registry-names.js';
import { teamsFiles } from '../teams-app/project-files.js';
import { Connector, type ConnectorFile, type Role } from './connector.js';
import type { FoundConnector } from './find.js';
import { exists, namesIn, readInside } from './folder.js';
import { isBinary, isJson, isYaml } from './layout.js';
import { isExport } from './registry-export.js';

/** What is read beside connectors. */
export interface LoadOptions {
  /** The reader of YAML; with it the Teams app is read too. */
  readonly yaml?: Reader | undefined;
  /** Reads `spec.json` too where there is no export to compare it with. */
  readonly withSpec?: boolean;
}

/** Reads the files of a connector. Never throws for what lies in the folder: an unreadable file says why it is. */
export function loadConnector(found: FoundConnector, { yaml, withSpec = false }: LoadOptions = {}): Connector {
  const { folder, layout, entries } = found;
  const hasSpec = layout.files.some(({ role }) => role === 'spec');
  const spec = withSpec && !hasSpec ? entries.filter((name) => /^spec\.json$/i.test(name)) : [];
  const named = [...layout.files, ...spec.map((name) => ({ role: 'spec' as const, name }))];
  const files = named.flatMap(({ role, name }): ConnectorFile | readonly [] => {
    // A file that somebody named, or that has the name of an export, is one; if it is none, that is said.
    const isSure = layout.layout === 'registry' || isRegistryName(name);
    if (role === 'registration' && !isSure && !isExport(name, found)) return [];
    return load(found, role, name);
  });
  const keepsSpec = withSpec || files.some(({ role }) => role === 'registration');
  const wanted = keepsSpec ? files : files.filter(({ role }) => role !== 'spec');
  return new Connector(folder, [...wanted, ...(yaml ? teamsAppIn(found, yaml) : [])], layout.layout, entries);
}

/** The files of the Teams app of a connector; none where it has none. */
function teamsAppIn(found: FoundConnector, yaml: Reader): readonly ConnectorFile[] {
  const { path, teams, instead } = found;
  if (teams === undefined) return [];
  const within = (name: string): string => (teams === '' ? name : `${teams}/${name}`);
  const isThere = (file: string): boolean => file === instead?.path || exists(file);
  return teamsFiles({
    names: namesIn(join(path, teams), instead),
    list: (name) => namesIn(join(path, within(name)), instead),
    read: (name, role) => (isThere(join(path, within(name))) ? load(found, role, within(name), yaml) : undefined),
  });
}

function load(found: FoundConnector, role: Role, name: string, yaml?: Reader): ConnectorFile {
  const { path, folder, boundary, instead } = found;
  const isInstead = join(path, name) === instead?.path;
  const read = isInstead ? instead.bytes : readInside(join(path, name), boundary, path);
  const size = read === 'too-large' && role === 'registration' ? statSync(join(path, name)).size : undefined;
  return connectorFile(role, folder === '' ? name : `${folder}/${name}`, read, { size, yaml });
}

/** Reading YAML takes fifty times as long as reading JSON. */
const MAX_YAML_BYTES = 2 * 1024 * 1024;

/**
 * A file of a connector, of its bytes or of the reason why there are none.
 * @param file its name in reports
 * @param options.size in bytes, where it is known of a file that was not read
 * @param options.yaml the reader of YAML, where a file may be in that
 */
export function connectorFile(
  role: Role,
  file: string,
  read: Buffer | Unreadable,
  { size, yaml }: { readonly size?: number | undefined; readonly yaml?: Reader | undefined } = {},
): ConnectorFile {
  const json = isJson(role, file);
  if (typeof read === 'string')
    return {
      role,
      document: new Document(file, '', { unreadable: read, json, ...(size !== undefined && { bytes: size }) }),
    };
  const bytes = read.byteLength;
  if (isBinary(role)) return { role, document: new Document(file, '', { json, bytes }), bytes: read };
  const text = read.toString('utf8');
  // Only a text with a replacement character can have been decoded from wrong bytes; comparing is the rare case.
  const invalidUtf8 = text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(read);
  const reader = isYaml(file) ? yaml : undefined;
  const limit = reader && MAX_YAML_BYTES;
  return { role, document: new Document(file, text, { json, reader, bytes, invalidUtf8, limit }) };
}

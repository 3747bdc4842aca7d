import type { ConnectorFile } from '../connector/connector.js';
import { isPlainText, isYaml } from '../connector/layout.js';
import { Document } from '../document/document.js';
import type { Reader } from '../document/reading.js';
import { isTeamsFolder, MANIFEST_BEGINNING, teamsFiles } from '../teams-app/project-files.js';

/**
 * The Teams apps among texts in memory, by their folders; what lies in one is part of it.
 * @param byFolder the names of the files by folder
 */
export function teamsAppsIn(
  files: Readonly<Record<string, string>>,
  byFolder: ReadonlyMap<string, readonly string[]>,
  yaml: Reader,
): Map<string, ConnectorFile[]> {
  const roots = [...byFolder].flatMap(([folder, names]) => {
    const beginning = (name: string): string =>
      (files[folder === '' ? name : `${folder}/${name}`] ?? '').slice(0, MANIFEST_BEGINNING);
    return isTeamsFolder(names, beginning) ? [folder] : [];
  });
  const isPart = (folder: string): boolean =>
    roots.some((root) => root !== folder && (root === '' || folder.startsWith(`${root}/`)));
  return new Map(roots.filter((folder) => !isPart(folder)).map((folder) => [folder, appIn(folder, files, yaml)]));
}

/** The app in a folder or in one right below it; it belongs to one connector. */
export function takeTeamsApp(apps: Map<string, ConnectorFile[]>, folder: string): readonly ConnectorFile[] {
  const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const found = apps.has(folder) ? folder : [...apps.keys()].find((path) => path !== '' && parentOf(path) === folder);
  const app = found === undefined ? undefined : apps.get(found);
  if (found !== undefined) apps.delete(found);
  return app ?? [];
}

function appIn(folder: string, files: Readonly<Record<string, string>>, yaml: Reader): ConnectorFile[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const inside = Object.keys(files).flatMap((file) => (file.startsWith(prefix) ? [file.slice(prefix.length)] : []));
  const list = (within: string): string[] =>
    inside.flatMap((name) =>
      name.startsWith(within) && !name.slice(within.length).includes('/') ? [name.slice(within.length)] : [],
    );
  return teamsFiles({
    names: list(''),
    list: (name) => list(`${name}/`),
    read: (path, role) => {
      const text = Object.hasOwn(files, prefix + path) ? files[prefix + path] : undefined;
      if (text === undefined || role === 'teamsIcon') return undefined;
      const json = !isPlainText(role);
      return {
        role,
        document: new Document(prefix + path, text, { json, reader: json && isYaml(path) ? yaml : undefined }),
      };
    },
  });
}

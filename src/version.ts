declare const __VERSION__: string | undefined;

/** The version of the package; the build puts it in. */
export const VERSION: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';

/** The name to install; the bare command name belongs to nobody on the registry, so printed commands name the package. */
export const PACKAGE = 'servicenow-connector-toolkit';

/** A path as an argument of a command to print: in quotes where a shell would take it apart, which all shells understand. */
export const argument = (path: string): string => (/^[\w@%+=:,./\\-]+$/.test(path) ? path : `"${path}"`);

/** The command to print where it has to work without an installation. */
export const portableCommand = (args: string): string =>
  `npx --yes --package ${PACKAGE}@${VERSION} sn-connector ${args}`;

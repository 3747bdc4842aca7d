declare const __VERSION__: string | undefined;

/** The version of the package; the build puts it in. */
export const VERSION: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';

/** The name to install; the bare command name belongs to nobody on the registry, so printed commands name the package. */
export const PACKAGE = 'servicenow-connector-toolkit';

/** The command to print where it has to work without an installation. */
export const portableCommand = (args: string): string =>
  `npx --yes --package ${PACKAGE}@${VERSION} sn-connector ${args}`;

import type { Connector } from '../connector/connector.js';

const NAME = /\$\{\{\s{0,9}(\w{1,100})\s{0,9}\}\}/g;
/** An id that is none, in the form that the schema of the manifest asks for. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Values for the variables of an app that have none yet, so that its manifest can be looked at before anything is registered.
 * @param environment the name of the environment whose values count
 */
export function variablesIn(connector: Connector, environment: string): Readonly<Record<string, string>> {
  const given = connector.files.find(
    ({ role, document }) => role === 'teamsVariables' && document.file.endsWith(`/.env.${environment}`),
  );
  const known = new Set(
    (given?.document.text ?? '')
      .split(/\r?\n/)
      .flatMap((line) => /^\s{0,9}(\w{1,100})=\s{0,9}\S/.exec(line)?.[1] ?? []),
  );
  const wanted = connector.files
    .filter(({ role }) => role.startsWith('teams') && role !== 'teamsProject' && role !== 'teamsIcon')
    .flatMap(({ document }) => [...document.text.matchAll(NAME)].map(([, name]) => name as string));
  return Object.fromEntries([...new Set(wanted)].filter((name) => !known.has(name)).map((name) => [name, NO_ID]));
}

import type { Connector } from '../connector/connector.js';
import { oncePer } from '../connector/once-per.js';
import { type Registration, registrationsOf } from './registration.js';
import { type RegistryFile, readRegistryFile } from './registry-file.js';

/** The exports of the registry beside a connector, read when first asked for. */
export const registryFilesOf = oncePer((connector: Connector): readonly RegistryFile[] =>
  connector.files.filter(({ role }) => role === 'registration').map(({ document }) => readRegistryFile(document)),
);

/** The registrations in the exports beside a connector. */
export const registrationsBeside = oncePer((connector: Connector): readonly Registration[] => {
  const files = registryFilesOf(connector);
  return files.length === 0 ? [] : registrationsOf(files.flatMap(({ records }) => records));
});

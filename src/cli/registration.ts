import type { Connector } from '../connector/connector.js';
import { loadConnector } from '../connector/load.js';
import { Document, MAX_DOCUMENT_BYTES } from '../document/document.js';
import { UserError } from '../engine/user-error.js';
import { type Comparison, compare } from '../registration/comparison.js';
import { type Registration, registrationsOf } from '../registration/registration.js';
import { readRegistryFile } from '../registration/registry-file.js';
import { wantedRecords } from '../registration/wanted-record.js';
import { coloured, plain } from '../report/paint.js';
import { printable } from '../report/printable.js';
import { registrationJson } from '../report/registration-json.js';
import { comparisonText, wantedRecordText } from '../report/registration-text.js';
import { nameOf } from '../report/reporter.js';
import { usesColour } from './colour.js';
import { commandHere, shellWord } from './command-here.js';
import { EXIT } from './exit.js';
import { readText } from './given-file.js';
import { Output } from './output.js';
import { onlyTarget } from './targets.js';

export interface RegistrationOptions {
  readonly folder: string;
  readonly compare?: string | undefined;
  readonly format: 'text' | 'json';
  readonly output?: string | undefined;
  readonly color?: boolean | undefined;
}

/**
 * `sn-connector registration`: the record of ServiceNow's application registry that a connector needs, alone or beside an
 * export of the record there is. Exits with 1 when the two sides differ.
 * @throws UserError `no-connector`, `several-connectors`, `no-servicenow`, `cannot-read`, `bad-export`, `no-record`
 */
export async function registration(options: RegistrationOptions): Promise<void> {
  const { folder, compare: file, format, output, color } = options;
  const target = onlyTarget(folder, true);
  // Only a Teams app is in YAML, and its reader takes long to load.
  const yaml = target.teams === undefined ? undefined : (await import('../teams-app/read-yaml.js')).readYaml;
  const connector = loadConnector(target, { withSpec: true, yaml });
  const records = wantedRecords(connector);
  if (records.length === 0)
    throw new UserError(
      'no-servicenow',
      `The connector in ${folder} does not sign in at ServiceNow with OAuth.`,
      'Its authorization URL ends with /oauth_auth.do, or its host with service-now.com, where it does.',
    );
  const comparisons = file === undefined ? [] : compared(connector, file, folder);
  const out = new Output(output);
  const paint = output === undefined && usesColour(color, process.stdout) ? coloured : plain;
  const name = nameOf(connector);
  if (format === 'json') out.write(registrationJson(name, records, comparisons));
  else {
    const setting = { paint, width: output === undefined ? process.stdout.columns : undefined };
    out.write(
      file === undefined ? wantedRecordText(name, records, setting) : comparisonText(name, comparisons, setting),
    );
  }
  out.close();
  if (comparisons.some(({ values }) => values.some(({ verdict }) => verdict === 'differs')))
    process.exitCode = EXIT.findings;
}

function compared(connector: Connector, file: string, folder: string): readonly Comparison[] {
  const registrations = registrationsIn(file);
  const comparisons = compare(connector, registrations);
  if (comparisons.length > 0) return comparisons;
  const inbound = registrations.filter(({ direction }) => direction === 'inbound');
  if (inbound.length === 0)
    throw new UserError(
      'no-record',
      `${file} holds no record of an external client, with which a connector signs in.`,
      registrations.length === 0
        ? `Export the record: ${commandHere(`registration ${shellWord(folder)}`)} says how.`
        : `It holds records of ServiceNow as a client; ${commandHere(`check ${shellWord(file)}`)} checks those.`,
    );
  const names = inbound.slice(0, 5).map(({ name }) => `"${printable(name.slice(0, 80))}"`);
  throw new UserError(
    'no-record',
    `None of the ${inbound.length} records in ${file} has the client ID of the connector: ${names.join(', ')}${inbound.length > 5 ? ' and others' : ''}.`,
    'Export the record of this connector alone, or correct the client ID.',
  );
}

/** @throws UserError `cannot-read`, `bad-export` */
function registrationsIn(file: string): readonly Registration[] {
  const { records, fault } = readRegistryFile(documentAt(file));
  if (fault && records.length === 0)
    throw new UserError('bad-export', `${file} cannot be read: ${printable(fault.message)}.`, HOW_TO_EXPORT);
  return registrationsOf(records);
}

const HOW_TO_EXPORT =
  'Open the record in ServiceNow, right-click its header, choose Export > XML (This Record), and leave the file as it was downloaded.';

function documentAt(file: string): Document {
  const text = readText(file, ({ size }) => {
    if (size > MAX_DOCUMENT_BYTES)
      throw new UserError(
        'bad-export',
        `${file} has ${Math.ceil(size / 1024 / 1024)} MB; exports of up to ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB are read.`,
        HOW_TO_EXPORT,
      );
  });
  return new Document(file, text, { json: /^\ufeff?\s{0,100}[{[]/.test(text) });
}

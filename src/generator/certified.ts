import { UserError } from '../engine/user-error.js';
import type { JsonObject } from './fragment.js';
import {
  DEFINITION_FILE,
  filesOf,
  type GeneratedFiles,
  ICON_FILE,
  type Overlay,
  PROPERTIES_FILE,
  SCRIPT_FILE,
} from './generate.js';
import { jsonText } from './json-text.js';
import type { Spec } from './spec.js';

/** The owner of the service behind the connector. */
const STACK_OWNER = 'ServiceNow';
/** What a submission consists of; settings, sheet and specification stay with the maker. */
export const SUBMITTED_FILES: readonly string[] = [
  DEFINITION_FILE,
  PROPERTIES_FILE,
  'readme.md',
  SCRIPT_FILE,
  ICON_FILE,
];

/**
 * The form of a connector that Microsoft's reviewers want: `stackOwner`, no files for uploading. The client ID is a dummy
 * already, since each connection brings its own.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/certification-submission
 * @throws UserError `not-certifiable` when reviewers would refuse it for what it is
 */
export function certifiedFiles(spec: Spec, overlay: Overlay): GeneratedFiles {
  refuseUncertifiable(spec);
  const files = [...filesOf(spec, overlay)].filter(([name]) => SUBMITTED_FILES.includes(name));
  return new Map(
    files.map(([name, content]) => [name, name === PROPERTIES_FILE ? submitted(String(content)) : content]),
  );
}

function submitted(text: string): string {
  const { properties, ...others } = JSON.parse(text) as { properties: JsonObject };
  return jsonText({ properties: { ...properties, stackOwner: STACK_OWNER }, ...others });
}

function refuseUncertifiable({ anyInstance, title, publisher, imported }: Spec): void {
  if (!anyInstance)
    throw bad(
      'The connector is for one instance, and reviewers refuse the host of one customer.',
      `${imported ? 'Import' : 'Generate'} it with --any-instance.`,
    );
  if (/^servicenow$/i.test(title.trim()))
    throw bad(
      'The title is "ServiceNow", which is the name of the connector that exists already.',
      'Choose another one with --title.',
    );
  if (!/^[\x20-\x7e]+$/.test(title))
    throw bad('The title is not in English letters.', 'Choose another one with --title.');
  const missing = (['email', 'website', 'privacyPolicy'] as const).filter((key) => publisher[key] === undefined);
  const option = { email: '--contact-email', website: '--website', privacyPolicy: '--privacy-policy' };
  if (missing.length > 0)
    throw bad(
      `The publisher's ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      `Give ${missing.map((key) => option[key]).join(', ')} to "sn-connector generate".`,
    );
  if (publisher.name === title)
    throw bad(
      `The publisher is "${publisher.name}", which is only the title.`,
      'Give --publisher to "sn-connector generate".',
    );
}

const bad = (what: string, hint: string): UserError => new UserError('not-certifiable', what, hint);

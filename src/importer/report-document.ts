import { plainLine } from '../generator/clean-text.js';
import type { ApiDocument } from './api-document.js';
import type { Decisions } from './decision.js';
import { listIn, objectIn, type Source } from './source.js';

/** How many names that stand twice in a document are listed. */
const MOST_REPEATED = 50;

export function reportRepeated({ name, repeated }: ApiDocument, decisions: Decisions): void {
  for (const one of repeated.slice(0, MOST_REPEATED))
    decisions.note(
      'lost',
      'repeated-name',
      name,
      `"${plainLine(one.name, 80)}" of line ${one.dropped} stands again in line ${one.kept} of the same object; only the later one counts`,
      'Write what belongs to both under one name, then import it again.',
    );
  const more = repeated.length - MOST_REPEATED;
  if (more > 0) decisions.note('lost', 'repeated-name', name, `${more} more names stand twice in their objects`);
}

/** What a document says as a whole that has no place in a connector, or another one. */
export function reportRoot({ root, name, isSwagger2 }: Source, decisions: Decisions): void {
  const schemes = objectIn(isSwagger2 ? root['securityDefinitions'] : objectIn(root['components'])['securitySchemes']);
  const kinds = Object.entries(schemes).map(
    ([key, scheme]) => `${plainLine(key, 40)} (${String(objectIn(scheme)['type'])})`,
  );
  if (kinds.length > 0)
    decisions.note(
      'adapted',
      'security',
      name,
      `${kinds.join(', ')} is left out; the sign-in is OAuth 2.0 of the instance`,
    );
  else
    decisions.note(
      'added',
      'security',
      name,
      'the sign-in is OAuth 2.0 of the instance, which the document does not describe',
    );
  const hooks = Object.keys(objectIn(root['webhooks']));
  if (hooks.length > 0)
    decisions.note(
      'lost',
      'webhooks',
      name,
      `the webhooks ${hooks
        .slice(0, 10)
        .map((hook) => plainLine(hook, 60))
        .join(', ')} are left out`,
      'Describe them as triggers: x-ms-trigger, x-ms-notification-url and x-ms-notification-content.',
    );
  if (root['externalDocs'] !== undefined || listIn(root['tags']).length > 0)
    decisions.note(
      'adapted',
      'without-effect',
      name,
      'tags and links to documentation have no effect in a connector; left out',
    );
  if (root['x-ms-capabilities'] !== undefined || root['x-ms-connector-metadata'] !== undefined)
    decisions.note(
      'adapted',
      'connector-metadata',
      name,
      'the test of connections and the metadata are made anew by the generator',
    );
}

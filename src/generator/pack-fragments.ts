import aggregateTemplate from '../../templates/definition/aggregate.json.hbs';
import attachmentTemplate from '../../templates/definition/attachment.json.hbs';
import catalogTemplate from '../../templates/definition/catalog.json.hbs';
import changeTemplate from '../../templates/definition/change.json.hbs';
import cmdbTemplate from '../../templates/definition/cmdb.json.hbs';
import emailTemplate from '../../templates/definition/email.json.hbs';
import importTemplate from '../../templates/definition/import.json.hbs';
import knowledgeTemplate from '../../templates/definition/knowledge.json.hbs';
import type { Fragment } from './fragment.js';
import type { PackName } from './packs.js';
import type { Spec } from './spec.js';
import { jsonTemplate } from './templates.js';

/** The packs whose operations do not depend on the chosen tables. */
const FIXED: ReadonlyMap<PackName, (model: object) => Fragment> = new Map(
  (
    [
      ['attachment', attachmentTemplate],
      ['catalog', catalogTemplate],
      ['knowledge', knowledgeTemplate],
      ['aggregate', aggregateTemplate],
      ['import', importTemplate],
      ['change', changeTemplate],
      ['cmdb', cmdbTemplate],
      ['email', emailTemplate],
    ] as const
  ).map(([name, template]) => [name, jsonTemplate<Fragment>(template)]),
);

/** The fragments of all these packs, for looking up what is known of an API. */
export const knownFragments = (): readonly Fragment[] => [...FIXED.values()].map((fill) => fill({}));

/** The fragments of the chosen packs. */
export const packFragments = ({ apis }: Spec): readonly Fragment[] =>
  apis.flatMap((name) => FIXED.get(name)?.({}) ?? []);

import aggregateText from '../../templates/definition/aggregate.json.hbs';
import attachmentText from '../../templates/definition/attachment.json.hbs';
import catalogText from '../../templates/definition/catalog.json.hbs';
import changeText from '../../templates/definition/change.json.hbs';
import cmdbText from '../../templates/definition/cmdb.json.hbs';
import emailText from '../../templates/definition/email.json.hbs';
import importText from '../../templates/definition/import.json.hbs';
import knowledgeText from '../../templates/definition/knowledge.json.hbs';
import type { Fragment } from './fragment.js';
import type { PackName } from './packs.js';
import type { Spec } from './spec.js';
import { jsonTemplate } from './templates.js';

/** The packs whose operations do not depend on the chosen tables. */
const FIXED: ReadonlyMap<PackName, (model: object) => Fragment> = new Map(
  (
    [
      ['attachment', attachmentText],
      ['catalog', catalogText],
      ['knowledge', knowledgeText],
      ['aggregate', aggregateText],
      ['import', importText],
      ['change', changeText],
      ['cmdb', cmdbText],
      ['email', emailText],
    ] as const
  ).map(([name, text]) => [name, jsonTemplate<Fragment>(text)]),
);

/** The fragments of all these packs, for looking up what is known of an API. */
export const knownFragments = (): readonly Fragment[] => [...FIXED.values()].map((fill) => fill({}));

/** The fragments of the chosen packs. */
export const packFragments = ({ apis }: Spec): readonly Fragment[] =>
  apis.flatMap((name) => FIXED.get(name)?.({}) ?? []);

import { PROPERTIES_SHAPES } from '../../connector/properties-shapes.js';
import {
  homeOf,
  isCustomParameterName,
  propertiesFaults,
  type UnknownMember,
} from '../../connector/properties-structure.js';
import { keyOf, type Node } from '../../document/node.js';
import { defineRule, type FixProposal } from '../../engine/rule.js';
import { nearest } from '../../engine/suggest.js';

/** Members that paconn writes itself; they are overwritten, not refused. */
const WRITTEN_BY_PACONN = new Set([
  'displayName',
  'description',
  'iconUri',
  'environment',
  'backendService',
  'openApiDefinition',
  'scriptDefinitionUrl',
]);

export default defineRule({
  id: 'properties/unknown-member',
  title: 'The connection settings have a member that the platform does not know',
  severity: { repository: 'warning', deploy: 'error', certified: 'warning' },
  sources: ['ppc-properties-schema', 'ppc-issue-614', 'ppc-connectors'],
  why: 'pac and paconn send the file as it is. The service refuses an unknown member under "properties" and ignores or refuses it in the objects below; either way it does nothing.',
  remedy: 'Correct the name, move the member to the object it belongs to, or remove it.',
  symptoms: [{ at: 'upload', text: "Could not find member '…' on object of type 'ApiPropertiesDefinition'" }],

  check({ connector }, report) {
    for (const fault of propertiesFaults(connector)) {
      if (fault.fault !== 'unknown-member' || isReportedElsewhere(fault)) continue;
      const { at, kind } = fault;
      const shape = PROPERTIES_SHAPES[kind];
      const home = homeOf(fault);
      const free = [...shape.members.keys()].filter((name) => !fault.in.has(name));
      const meant = home ? undefined : nearest(String(at.key), free);
      const isRefused = kind === 'properties' && !WRITTEN_BY_PACONN.has(String(at.key));
      const hint = home ? `; it belongs in ${home.label}` : meant ? `; did you mean "${meant}"?` : '';
      report({
        at: keyOf(at),
        message: `"${at.key}" is not a member of ${shape.label}${hint}`,
        ...(isRefused ? {} : { severity: 'warning' }),
        fix: home?.target ? moving(at, home.target) : meant ? renaming(at, meant) : undefined,
      });
    }
  },
});

/** True for members that a more telling rule reports. */
const isReportedElsewhere = ({ at, kind }: UnknownMember): boolean => {
  const key = String(at.key);
  if (kind === 'file') return PROPERTIES_SHAPES.properties.members.has(key);
  if (kind === 'properties') return key.includes(':');
  if (kind === 'connectionParameter') return key === 'customParameters' || key.toLowerCase() === 'oauthsettings';
  return kind === 'oAuthSettings' && isCustomParameterName(key);
};

const renaming = (at: Node, key: string): FixProposal => ({
  title: `rename it to "${key}"`,
  applicability: key.toLowerCase() === String(at.key).toLowerCase() ? 'safe' : 'unsafe',
  changes: [{ change: 'rename', node: at, key }],
});

const moving = (node: Node, to: Node): FixProposal => ({
  title: `move it into "${to.key}"`,
  applicability: 'safe',
  changes: [
    { change: 'remove', node },
    { change: 'add', to, key: node.key, value: node.value },
  ],
});

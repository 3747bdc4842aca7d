import { bareParameter, sourceOf } from '../../connector/oauth-placeholders.js';
import type { ConnectionParameter } from '../../connector/properties.js';
import { keyOf, type Node, partOf } from '../../document/node.js';
import { defineRule, type Folder } from '../../engine/rule.js';
import { placeholdersIn } from '../../facts/oauth.js';

export default defineRule({
  id: 'endpoint/placeholder-without-token-prefix',
  title: 'A placeholder of an OAuth template names a parameter without "token:"',
  severity: 'warning',
  sources: ['ppc-connectors', 'ppc-properties-schema', 'troy-servicenow-mcp'],
  why: 'The parameters of the sign-in are those whose names begin with "token:"; all published connectors that have placeholders of their own declare them so. A parameter without the prefix is for policies; that the platform fills it in an OAuth template is not documented anywhere, and where it does not, the sign-in goes to a host that does not exist.',
  remedy:
    'Name the connection parameter "token:<name>"; the placeholder keeps its name, policies then say @connectionParameters(\'token:<name>\').',
  symptoms: [{ at: 'authorize' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'template') continue;
      for (const { key, node, text } of oauth.templates) {
        for (const { name, from, to } of placeholdersIn(text)) {
          const parameter = bareParameter(connector, oauth, name);
          if (!parameter || sourceOf(connector, oauth, name)) continue;
          const renamed = `token:${parameter.name}`;
          report({
            at: partOf(node, [from, to]),
            message: `${key} holds "{${name}}", but the connection parameter is named "${parameter.name}"; expected "${renamed}"`,
            related: [{ at: keyOf(parameter.node), message: 'declared without "token:"' }],
            fix: isUsedElsewhere(connector, parameter)
              ? undefined
              : {
                  title: `rename connection parameter "${parameter.name}" to "${renamed}"`,
                  applicability: 'unsafe',
                  changes: [{ change: 'rename', node: parameter.node, key: renamed }],
                },
          });
        }
      }
    }
  },
});

/** True when a policy names the parameter, or another set has one of that name: then renaming is not enough. */
function isUsedElsewhere(connector: Folder['connector'], parameter: ConnectionParameter): boolean {
  const name = parameter.name.toLowerCase();
  const isNamed = (value: Node): boolean => {
    const text = value.text?.toLowerCase();
    return text?.includes('connectionparameters(') === true && text.includes(name);
  };
  return (
    connector.connectionParameters.some((other) => other !== parameter && other.name.toLowerCase() === name) ||
    connector.policies.some((policy) => [...(policy.node.get('parameters')?.children() ?? [])].some(isNamed))
  );
}

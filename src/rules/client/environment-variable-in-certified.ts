import { isEnvironmentVariable } from '../../connector/addresses.js';
import { type Node, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/environment-variable-in-certified',
  title: 'A certified connector refers to an environment variable',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['ppc-pr-2721', 'learn-env-vars'],
  why: 'Environment variables exist in the environment of the author. A certified connector runs in all environments, where the reference stays a text, and reviewers send it back.',
  remedy: 'Replace the reference by the value, or ask for it with a connection parameter.',
  symptoms: [{ at: 'review', text: '@environmentVariables' }],

  check({ connector }, report) {
    const look = (node: Node | undefined): void => {
      if (node?.text === undefined || !isEnvironmentVariable(node.text)) return;
      const reference = /@environmentVariables?\s*\([^()]{0,100}\)/i.exec(node.text)?.[0];
      report({
        at: reference ? partOf(node, reference) : node,
        message: `${reference ?? 'an environment variable'} stands here; expected a value that holds in every environment`,
      });
    };
    for (const oauth of connector.oauthSettings) {
      look(oauth.node.getIgnoringCase('clientId'));
      look(oauth.node.getIgnoringCase('clientSecret'));
      for (const scope of oauth.scopes) look(scope);
      if (oauth.customParameters?.isObject)
        for (const entry of oauth.customParameters.children()) look(entry.get('value'));
    }
    look(connector.definition?.root.get('host'));
    look(connector.definition?.root.get('basePath'));
    for (const scheme of connector.definition?.securitySchemes ?? [])
      for (const key of ['authorizationUrl', 'tokenUrl']) look(scheme.get(key));
  },
});

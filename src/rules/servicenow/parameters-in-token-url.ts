import { serviceNowAddresses } from '../../connector/servicenow.js';
import { type Node, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'servicenow/parameters-in-token-url',
  title: 'Parameters are sent in the address of the ServiceNow token endpoint',
  severity: 'warning',
  sources: ['sn-token-parameters', 'sn-post-body-only'],
  why: 'New instances take OAuth parameters from the body of the request only (glide.oauth.allow.parameters.in.post.body.only is true) and answer parameters in the address with 401.',
  remedy: 'Remove the query from the token and refresh URL; send the parameters in the body.',
  symptoms: [{ at: 'token', status: 401, text: 'access_denied' }],

  check({ connector }, report) {
    for (const { oauth, name, key, node, text } of serviceNowAddresses(connector)) {
      if (name === 'authorization') continue;
      const look = (where: string, holder: Node, value: string): void => {
        const from = value.indexOf('?');
        if (from < 0 || value.slice(from).length < 2) return;
        report({
          at: partOf(holder, [from, value.length]),
          message: `${where} has a query; expected none`,
          fix: {
            title: 'remove the query',
            applicability: 'unsafe',
            changes: [{ change: 'set', node: holder, value: value.slice(0, from) }],
          },
        });
      };
      look(key, node, text);
      const query = oauth.family === 'template' ? oauth.custom(`${name}UrlQueryStringTemplate`) : undefined;
      if (query?.text) look(`${name}UrlQueryStringTemplate`, query, query.text);
    }
  },
});

import { isSentByTemplates, ownCredential } from '../../connector/oauth-client.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { placeholdersIn } from '../../facts/oauth.js';

export default defineRule({
  id: 'client/secret-sent-to-any-host',
  title: 'The fixed client secret is sent to a host that the user names',
  severity: 'warning',
  sources: ['rfc6749#10.12', 'rfc6749#2.3.1', 'ppc-connectors'],
  why: 'The secret of the connector is posted to the token endpoint. When a connection parameter decides the host, everybody who may create a connection can have it posted to a server of their own. A client of one ServiceNow instance is of no use for the others anyway.',
  remedy:
    'Limit the connection parameter with allowedValues, or let users bring their own client with token:ClientId and token:ClientSecret (securestring).',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      if (oauth.family !== 'template') continue;
      if (ownCredential(oauth, 'ClientSecret') || !isSentByTemplates(oauth, 'ClientSecret')) continue;
      for (const { name, key, node, url } of oauth.endpoints) {
        if (name === 'authorization') continue;
        const hostEnd = hostEndOf(url);
        for (const placeholder of placeholdersIn(url)) {
          const parameter = placeholder.from < hostEnd ? oauth.sibling(`token:${placeholder.name}`) : undefined;
          if (!parameter || parameter.constraints?.has('allowedValues')) continue;
          report({
            at: partOf(node, [placeholder.from, placeholder.to]),
            message: `the host of ${key} comes from connection parameter "${parameter.name}", and the client secret is the same for everybody; expected allowedValues or token:ClientSecret`,
            related: [{ at: parameter.node, message: 'any text is accepted here' }],
          });
        }
      }
    }
  },
});

/** Where the path begins; a template that begins with a placeholder may bring the host in it. */
function hostEndOf(url: string): number {
  const scheme = url.indexOf('://');
  const slash = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  return slash < 0 ? url.length : slash;
}

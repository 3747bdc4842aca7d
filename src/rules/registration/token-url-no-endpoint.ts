import { shown } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';
import { MISTAKEN_PATHS } from '../../facts/servicenow.js';
import { outboundOf } from '../../registration/judged.js';
import { type OutboundAddress, outboundAddresses } from '../../registration/outbound-addresses.js';

/** Hosts of Microsoft's APIs, which give no tokens. */
const API_HOST =
  /^(?:graph\.(?:microsoft\.(?:com|us)|windows\.net)|dod-graph\.microsoft\.us|microsoftgraph\.chinacloudapi\.cn|(?:[a-z0-9-]+\.)?api\.botframework\.(?:com|us)|api\.spaces\.skype\.com|teams\.microsoft\.com|outlook\.office(?:365)?\.com)$/;

function faultOf({ text, host, path, isEntra, entra }: OutboundAddress): string | undefined {
  if (host === '') return 'no absolute address';
  if (/^http:/i.test(text)) return 'an address without TLS';
  if (/\/\.well-known\//i.test(path)) return 'the address of the metadata, which answers with a list of endpoints';
  if (API_HOST.test(host)) return 'the address of an API, which gives no tokens';
  const mistaken = MISTAKEN_PATHS.get(path.toLowerCase().replace(/\/{1,9}$/, ''));
  if (mistaken) return mistaken;
  if (isEntra && !entra && !/\/oauth2\/(?:v2\.0\/)?token\/?$/i.test(path) && !/\/authorize\/?$/i.test(path))
    return 'no token endpoint of Microsoft Entra ID';
  return path === '' || path === '/' ? 'a host without a path' : undefined;
}

export default defineRule({
  id: 'registration/token-url-no-endpoint',
  title: 'The token URL of the record is no token endpoint',
  severity: 'error',
  sources: ['qna-5821510', 'oltu', 'sn-kb-client', 'rfc6749#3.2', 'learn-entra-code-flow'],
  why: 'ServiceNow takes whatever the token URL answers for the token answer. Metadata, an API or a web page has no access_token at the top, and the flow ends in "invalid_request, Missing parameters: access_token".',
  remedy:
    'Put the token endpoint of the provider into "Token URL". For Microsoft Entra ID that is https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token.',
  symptoms: [{ at: 'token', text: 'invalid_request, Missing parameters: access_token' }],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const { record } = registration;
      const field = record.field('token_url');
      if (field && field.value.trim() === '')
        report({
          at: field.at,
          message: 'token_url is empty; expected the token endpoint of the provider',
          related: [{ at: record.place('name'), message: 'the record' }],
        });
      for (const address of outboundAddresses(registration)) {
        const fault = address.column === 'auth_url' ? undefined : faultOf(address);
        if (fault)
          report({
            at: address.field.at,
            message: `${address.column} is ${shown(address.text)}, ${fault}; expected the token endpoint of the provider`,
            related: [{ at: record.place('name'), message: 'the record' }],
          });
      }
    }
  },
});

import { shown } from '../../connector/addresses.js';
import { defineRule } from '../../engine/rule.js';
import { outboundOf } from '../../registration/judged.js';
import { outboundAddresses, tenantFault } from '../../registration/outbound-addresses.js';

export default defineRule({
  id: 'registration/tenant-missing',
  title: 'An address of Microsoft Entra ID names no tenant',
  severity: 'error',
  sources: ['learn-entra-code-flow', 'qna-5821510', 'sn-teams-bot'],
  why: 'Endpoints of Microsoft Entra ID have the tenant in their path. Without it, or with the words of a manual in its place, the token endpoint answers with an error or a page, and ServiceNow finds no access_token.',
  remedy:
    'Put the "Directory (tenant) ID" of the application in Entra into the path of "Authorization URL" and "Token URL": https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token.',
  symptoms: [
    { at: 'token', text: 'invalid_request, Missing parameters: access_token' },
    { at: 'authorize', error: 'AADSTS90002' },
  ],

  check(folder, report) {
    for (const registration of outboundOf(folder)) {
      const addresses = outboundAddresses(registration);
      for (const address of addresses) {
        const fault = tenantFault(address);
        if (!fault) continue;
        const other = addresses.find((one) => one !== address && one.isEntra);
        report({
          at: address.field.at,
          message: `${address.column} is ${shown(address.text)}, which ${fault}; expected the id or domain of the tenant after the host`,
          related: other ? [{ at: other.field.at, message: `the ${other.label}` }] : [],
        });
      }
    }
  },
});

import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost } from '../../facts/servicenow.js';

export default defineRule({
  id: 'servicenow/basic-authentication',
  title: 'The connector signs in to ServiceNow with user name and password',
  severity: 'info',
  sources: ['sn-basic-restriction'],
  why: 'An instance can restrict basic authentication for its APIs, new ones do by default: then only accounts with the role snc_basic_auth_api_access or with web service access alone may use it. Others get 401 although the password is right.',
  remedy: 'Use OAuth (identityProvider "oauth2"), or have the administrator except the account.',
  symptoms: [{ at: 'api', status: 401, text: 'User Not Authenticated' }],

  check({ connector }, report) {
    const host = connector.definition?.root.string('host')?.trim() ?? '';
    if (!isServiceNowHost(host) || connector.oauthSettings.length > 0) return;
    for (const scheme of connector.definition?.securitySchemes ?? []) {
      const type = scheme.get('type');
      if (type?.text !== 'basic') continue;
      report({ at: type, message: `security definition "${scheme.key}" is of type "basic"; expected "oauth2"` });
    }
  },
});

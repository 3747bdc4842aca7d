import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost, isServiceNowPath } from '../../facts/servicenow.js';
import { minorOf, PROJECT_VERSION } from '../../facts/teams.js';

export default defineRule({
  id: 'teams/token-exchange-by-header',
  title: 'Teams sends client ID and secret to ServiceNow in a header',
  severity: 'warning',
  sources: ['teamsapp-cli', 'sn-token-parameters', 'agents-toolkit-14332'],
  why: 'Unless told otherwise, a registration of Teams sends them as HTTP Basic. ServiceNow documents them as parameters of the body; whether it takes the header in every release is not documented, and a report of a 401 at this very step has no known answer.',
  remedy:
    'In teamsapp.yml, under oauth/register, write tokenExchangeMethodType: PostRequestBody; the version of the file has to be v1.8 or later.',
  symptoms: [{ at: 'token', status: 401 }],

  check({ teamsApp }, report) {
    for (const step of teamsApp?.registrations ?? []) {
      const { with: given, uses, project } = step;
      if (!given || uses !== 'oauth/register' || given.value === null) continue;
      const tokenUrl = given.string('tokenUrl') ?? teamsApp?.schemeOf(step)?.codeFlow?.string('tokenUrl') ?? '';
      const isServiceNow = isServiceNowHost(teamsApp?.hostOf(step) ?? '') || isServiceNowPath(tokenUrl);
      // With PKCE there is no secret to send.
      if (!isServiceNow || given.get('isPKCEEnabled')?.value === true) continue;
      const method = given.get('tokenExchangeMethodType');
      if (method && method.text !== 'BasicAuthorizationHeader') continue;
      const version = project.root?.get('version');
      report({
        at: method ?? keyOf(given),
        confidence: 'low',
        message: `${method ? 'tokenExchangeMethodType is "BasicAuthorizationHeader"' : 'tokenExchangeMethodType is missing, which means a header'}; expected "PostRequestBody" for ServiceNow`,
        fix: {
          title: 'send them in the body',
          applicability: 'unsafe',
          changes: [
            method
              ? { change: 'set', node: method, value: 'PostRequestBody' }
              : { change: 'add', to: given, key: 'tokenExchangeMethodType', value: 'PostRequestBody' },
            // Older schemas do not have it.
            ...(version && (minorOf(version.text) ?? 0) < 8
              ? [{ change: 'set' as const, node: version, value: PROJECT_VERSION }]
              : []),
          ],
        },
      });
    }
  },
});

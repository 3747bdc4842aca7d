import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'policy/token-in-query',
  title: 'A policy puts a token into the query of an OAuth connector',
  severity: 'warning',
  sources: ['learn-policy', 'rfc6750#2.1'],
  why: 'The platform sends the access token in the header Authorization; no expression gives it to a policy. A token in the query is not the one of the user, ends up in logs, and many services refuse it.',
  remedy: 'Remove the policy; the header is set by the platform.',
  symptoms: [{ at: 'api', status: 401 }],

  check({ connector }, report) {
    if (connector.oauthSettings.length === 0) return;
    for (const policy of connector.policies) {
      if (policy.template !== 'setqueryparameter') continue;
      const name = policy.parameter('name');
      if (!/^\s*(?:access_?token|oauth_?token|bearer|authorization)\s*$/i.test(name?.text ?? '') || !name) continue;
      report({
        at: name,
        message: `the policy sets the query parameter "${name.text}"; expected the token in the header Authorization only`,
      });
    }
  },
});

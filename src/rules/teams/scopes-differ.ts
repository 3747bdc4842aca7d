import { keyOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'teams/scopes-differ',
  title: 'The Teams app asks for other scopes than the connector',
  severity: 'info',
  sources: ['m365-spec-parser', 'sn-token-parameters'],
  why: 'With the same record and the same operations both need the same scopes: what one may call, the other may be refused.',
  remedy: 'Declare the scopes of the connector in the flow of the OpenAPI document of the app, or say why they differ.',
  symptoms: [{ at: 'api', status: 403 }],

  check({ connector, teamsApp }, report) {
    const [settings] = connector.oauthSettings;
    if (!teamsApp || !settings) return;
    const own = settings.scopes.flatMap(({ text }) => (text === undefined ? [] : [text]));
    for (const api of teamsApp.apis)
      for (const { codeFlow } of api.schemes) {
        const scopes = codeFlow?.get('scopes');
        if (!codeFlow || !scopes?.isObject) continue;
        const asked = Object.keys(scopes.value as object);
        const difference = [...own.filter((one) => !asked.includes(one)), ...asked.filter((one) => !own.includes(one))];
        if (difference.length === 0) continue;
        report({
          at: keyOf(scopes),
          message: `the scopes differ in ${difference
            .slice(0, 5)
            .map((one) => `"${one.slice(0, 60)}"`)
            .join(', ')}`,
          related: [{ at: settings.node.get('scopes') ?? settings.node, message: 'the scopes of the connector' }],
        });
      }
  },
});

import { hasOAuthParameter, oauthSchemes } from '../../connector/definition-oauth.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'client/security-type-differs',
  title: 'The definition names another kind of authentication than OAuth',
  severity: 'info',
  sources: ['learn-define-openapi', 'ppc-connectors'],
  why: 'The connection signs in with OAuth, the definition speaks of a key or a password. The service follows apiProperties.json; the wizard and readers follow the definition.',
  remedy: 'Replace the security definition by one of type oauth2 with flow accessCode.',
  symptoms: [{ at: 'designer' }],

  check({ connector }, report) {
    const [first] = connector.definition?.securitySchemes ?? [];
    const type = first?.get('type');
    if (!first || !type?.text || !hasOAuthParameter(connector) || oauthSchemes(connector.definition).length > 0) return;
    // A connection that also takes a key or a password may well be described by it.
    const others = connector.connectionParameters.filter(
      (parameter) => parameter.node.getIgnoringCase('oAuthSettings') === undefined,
    );
    if (others.some(({ name, type: kind }) => kind === 'securestring' && !/^token:/i.test(name))) return;
    report({
      at: type,
      message: `security definition "${first.key}" is of type "${type.text}", the connection signs in with OAuth; expected "oauth2"`,
    });
  },
});

import { isEnvironmentVariable } from '../../connector/addresses.js';
import { type Node, partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { FORBIDDEN_IN_SCOPE } from '../../facts/scope-syntax.js';

/** The scopes that a pasted piece of JSON means: `["a", "b"]`, `"a"`, or a pasted member whose name and value are equal. */
function meantBy(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const names = list.filter((one): one is string => typeof one === 'string' && !FORBIDDEN_IN_SCOPE.test(one));
    if (names.length > 0 && names.length === list.length) return names;
  } catch {
    const member = /^"?([^"]+)"\s*:\s*"([^"]+)"?$/.exec(text.trim());
    if (member && member[1] === member[2]) return [member[1] as string];
  }
  return undefined;
}

const nameOf = (character: string): string =>
  character === '"'
    ? 'a quotation mark'
    : character === '\\'
      ? 'a backslash'
      : `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function changesTo(scope: Node, scopes: readonly string[]): { change: 'set'; node: Node; value: unknown }[] {
  const list = scope.parent;
  if (scopes.length === 1 || !list?.isArray) return [{ change: 'set', node: scope, value: scopes.join(' ') }];
  const others = (list.value as unknown[]).flatMap((one, index) => (index === scope.key ? [...scopes] : [one]));
  return [{ change: 'set', node: list, value: others }];
}

export default defineRule({
  id: 'scope/forbidden-characters',
  title: 'A scope holds characters that no scope has',
  severity: 'error',
  sources: ['rfc6749#3.3', 'ppc-pr-2528'],
  why: 'Scopes never hold quotation marks, backslashes or control characters; they get in when a piece of JSON is pasted into the field. The provider does not know such a scope and refuses the sign-in.',
  remedy: 'Write the bare names of the scopes, separated by blanks or as separate strings.',
  symptoms: [{ at: 'authorize', error: 'invalid_scope' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      for (const scope of oauth.scopes) {
        const text = scope.text ?? '';
        const match = FORBIDDEN_IN_SCOPE.exec(text.replace(/\s/g, ' '));
        if (!match || isEnvironmentVariable(text)) continue;
        const character = text[match.index] as string;
        const scopes = meantBy(text);
        report({
          at: partOf(scope, [match.index, match.index + 1]),
          ...(character > '~' ? { severity: 'warning' as const } : {}),
          message: `a scope holds ${nameOf(character)}; expected names separated by blanks`,
          fix: scopes
            ? {
                title: `write ${scopes.map((one) => `"${one}"`).join(', ')}`,
                applicability: 'unsafe',
                changes: changesTo(scope, scopes),
              }
            : undefined,
        });
      }
    }
  },
});

import {
  type Address,
  fixedAddressesOf,
  formOf,
  isEnvironmentVariable,
  isSameAddress,
  shown,
} from '../../connector/addresses.js';
import { oauthSchemes } from '../../connector/definition-oauth.js';
import { looseUrl } from '../../connector/endpoints.js';
import { defineRule } from '../../engine/rule.js';
import { samplePart } from '../../facts/sample-names.js';

/** True for an address that is the same for everybody. */
const isFixed = (url: string): boolean => url.length <= 2000 && !/[{}<>@\s]/.test(url.trim()) && formOf(url) === 'url';

/** The name in an address that stands for one's own; addresses with different ones cannot be compared. */
function sampleIn(url: string): string | undefined {
  const sample = samplePart(url);
  const name = sample && url.slice(...sample);
  return name?.includes('.') ? undefined : name?.toLowerCase();
}

const isAuthorization = ({ name, text }: Address, token: string): boolean =>
  name === 'authorization' && isSameAddress(text, token);

const differs = (a: string, b: string): boolean => !isSameAddress(a, b) || looseUrl(a)?.scheme !== looseUrl(b)?.scheme;

export default defineRule({
  id: 'client/definition-url-differs',
  title: 'The two files name different OAuth addresses',
  severity: 'warning',
  sources: ['learn-troubleshoot-oauth2', 'ppc-pr-904', 'ppc-connectors'],
  why: 'The service signs in with the addresses in apiProperties.json; the definition describes them for readers and for the wizard, which offers its own when the connector is edited. One of the two is out of date, often a test host or an older path.',
  remedy: 'Write the same address in securityDefinitions and in customParameters.',
  symptoms: [{ at: 'authorize', status: 404 }],

  check({ connector }, report) {
    const fixed = fixedAddressesOf(connector).filter(({ text }) => isFixed(text));
    if (fixed.length === 0) return;
    for (const scheme of oauthSchemes(connector.definition)) {
      for (const [name, member] of [
        ['authorization', 'authorizationUrl'],
        ['token', 'tokenUrl'],
      ] as const) {
        const node = scheme.get(member);
        const url = node?.text;
        if (!node || !url || !isFixed(url) || isEnvironmentVariable(url)) continue;
        const own: Address[] = fixed.filter(
          (address) => address.name === name && sampleIn(address.text) === sampleIn(url),
        );
        const other = own[0];
        // Then the definition is right, and a rule of its own says so.
        if (name === 'token' && own.some(({ text }) => fixed.some((one) => isAuthorization(one, text)))) continue;
        if (!other || own.some(({ text }) => !differs(url, text))) continue;
        report({
          at: node,
          message: `${member} of the definition is ${shown(url)}; ${other.key} in apiProperties.json is ${shown(other.text)}`,
          related: [{ at: other.node, message: 'used for signing in' }],
          fix:
            own.length === 1
              ? {
                  title: `set ${member} to ${shown(other.text)}`,
                  applicability: 'unsafe',
                  changes: [{ change: 'set', node, value: other.text }],
                }
              : undefined,
        });
      }
    }
  },
});

import { faultOf, unbalancedBrace } from '../../connector/address-faults.js';
import { addressesOf, formOf, shown } from '../../connector/addresses.js';
import { looseUrl } from '../../connector/endpoints.js';
import { partOf } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isServiceNowHost } from '../../facts/servicenow.js';

export default defineRule({
  id: 'endpoint/malformed-url',
  title: 'An OAuth endpoint is not a well-formed URL',
  severity: 'error',
  sources: ['rfc3986#3', 'ppc-connectors'],
  why: 'The platform cannot call an address with a slash too few, a blank or a brace without its partner; the sign-in does not start or the code is not exchanged.',
  remedy: 'Enter the address as https://host/path, without blanks, quotes or further addresses.',
  symptoms: [{ at: 'authorize' }, { at: 'token' }],

  check({ connector }, report) {
    for (const { key, node, text } of addressesOf(connector)) {
      const form = formOf(text);
      if (form === 'placeholder') {
        const brace = unbalancedBrace(text);
        if (brace !== undefined)
          report({
            at: partOf(node, [brace, brace + 1]),
            message: `${key} is ${shown(text)} and has a "${text[brace]}" without its other half`,
          });
        continue;
      }
      const found = form === 'url' ? faultOf(text) : undefined;
      if (!found) continue;
      const { from, to, says, corrected, isTolerable } = found;
      // The paths of ServiceNow have rules of their own.
      if (isTolerable && isServiceNowHost(looseUrl(text)?.host ?? '')) continue;
      report({
        at: partOf(node, [from, to]),
        message: `${key} is ${shown(text)} and ${says}`,
        ...(isTolerable ? ({ severity: 'warning', confidence: 'low' } as const) : {}),
        fix:
          corrected === undefined
            ? undefined
            : {
                title: `set ${key} to ${shown(corrected)}`,
                applicability: isTolerable ? 'unsafe' : 'safe',
                changes: [{ change: 'set', node, value: corrected }],
              },
      });
    }
  },
});

import { redirectOf } from '../../connector/redirects.js';
import { closest } from '../../connector/spelling.js';
import { defineRule } from '../../engine/rule.js';
import { REDIRECT_MODES } from '../../facts/redirects.js';

export default defineRule({
  id: 'redirect/mode-misspelt',
  title: 'redirectMode is misspelt',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'ppc-pr-3255', 'ppc-connectors'],
  why: 'The modes are written "Global", "GlobalPerConnector" and "Direct". The service that reads another spelling may refuse the file or fall back to its default, and then sends a redirect URL that was never registered.',
  remedy:
    'Write redirectMode exactly as "GlobalPerConnector"; "Global" is the older redirect URL that all connectors share.',
  symptoms: [{ at: 'upload', text: 'Value is not accepted. Valid values: "Global", "Direct".' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const { modeNode } = redirectOf(oauth);
      const mode = modeNode?.text;
      if (!modeNode || !mode || REDIRECT_MODES.includes(mode)) continue;
      const plain = mode.replace(/[^a-z]/gi, '').toLowerCase();
      const meant = REDIRECT_MODES.find((known) => known.toLowerCase() === plain) ?? closest(plain, REDIRECT_MODES);
      if (!meant || meant === 'Direct') continue;
      report({
        at: modeNode,
        message: `redirectMode is "${mode}"; expected "${meant}"`,
        fix: {
          title: `set redirectMode to "${meant}"`,
          applicability: 'safe',
          changes: [{ change: 'set', node: modeNode, value: meant }],
        },
      });
    }
  },
});

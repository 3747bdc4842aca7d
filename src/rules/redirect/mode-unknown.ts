import { redirectOf } from '../../connector/redirects.js';
import { closest } from '../../connector/spelling.js';
import { defineRule } from '../../engine/rule.js';
import { REDIRECT_MODES } from '../../facts/redirects.js';

export default defineRule({
  id: 'redirect/mode-unknown',
  title: 'redirectMode is none of the known modes',
  severity: 'warning',
  sources: ['ppc-properties-schema', 'ppc-pr-3255', 'ppc-connectors'],
  why: 'No published connector uses another mode than Global, GlobalPerConnector and Direct. What the service does with an unknown one is not documented; the redirect URL it then sends is not the one that was registered.',
  remedy: 'Set redirectMode to "GlobalPerConnector" and remove redirectUrl.',
  symptoms: [{ at: 'upload', text: 'Value is not accepted. Valid values: "Global", "Direct".' }],

  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const { modeNode } = redirectOf(oauth);
      if (!modeNode) continue;
      const mode = modeNode.text;
      const plain = mode?.replace(/[^a-z]/gi, '').toLowerCase() ?? '';
      if (REDIRECT_MODES.some((known) => known.toLowerCase() === plain) || closest(plain, REDIRECT_MODES)) continue;
      // Reported from private repositories, in which such connectors seem to work.
      const isListener = plain === 'globallistener';
      report({
        at: modeNode,
        ...(isListener ? { severity: 'info' as const, confidence: 'low' as const } : {}),
        message: `redirectMode is ${mode === undefined ? `of type ${typeof modeNode.value}` : `"${mode}"`}; expected "GlobalPerConnector"`,
      });
    }
  },
});

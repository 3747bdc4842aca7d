import { defineRule } from '../../engine/rule.js';
import { INDEPENDENT_COLOUR, isIndependent, REFUSED_COLOURS } from '../../facts/connection-parameters.js';

export default defineRule({
  id: 'properties/brand-colour-refused',
  title: 'The brand colour is one that reviewers refuse',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'learn-certification-ip', 'ppc-pr-1558'],
  why: 'White and the default blue of the tools are refused at certification. Connectors of independent publishers all have one colour.',
  remedy:
    'Set "Icon background color" (iconBrandColor) to the background of your icon; independent publishers use #da3b01.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    const node = connector.properties?.node?.get('iconBrandColor');
    const colour = node?.text?.toLowerCase();
    if (!node || !colour) return;
    const independent = isIndependent(connector.definition?.root.at('info', 'title')?.text);
    if (independent && colour !== INDEPENDENT_COLOUR)
      report({
        at: node,
        message: `iconBrandColor is "${node.text}"; expected "${INDEPENDENT_COLOUR}" for an independent publisher`,
        fix: {
          title: `set it to "${INDEPENDENT_COLOUR}"`,
          applicability: 'safe',
          changes: [{ change: 'set', node, value: INDEPENDENT_COLOUR }],
        },
      });
    else if (REFUSED_COLOURS.includes(colour))
      report({
        at: node,
        message: `iconBrandColor is "${node.text}", ${colour === '#ffffff' ? 'white' : 'the default of the tools'}; expected the background colour of the icon`,
      });
  },
});

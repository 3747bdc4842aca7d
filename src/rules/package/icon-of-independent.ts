import { iconOf } from '../../connector/icon.js';
import { wholeFile } from '../../document/node.js';
import { defineRule } from '../../engine/rule.js';
import { isIndependent } from '../../facts/connection-parameters.js';

export default defineRule({
  id: 'package/icon-of-independent',
  title: 'An independent publisher submits an icon',
  severity: { repository: 'off', deploy: 'off', certified: 'warning' },
  sources: ['learn-certification-ip', 'ppc-connectors'],
  why: 'All connectors of independent publishers have the same icon and colour, given by Microsoft. Reviewers ask for the file to be removed.',
  remedy: 'Remove the icon from the submission.',
  symptoms: [{ at: 'review' }],

  check({ connector }, report) {
    const icon = iconOf(connector);
    const title = connector.definition?.root.at('info', 'title');
    if (!icon || !title || !isIndependent(title.text)) return;
    report({
      at: wholeFile(icon.document),
      message: 'an icon beside a connector of an independent publisher; expected none',
      related: [{ at: title, message: 'the title says so' }],
    });
  },
});

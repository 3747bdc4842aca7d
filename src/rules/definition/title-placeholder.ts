import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/title-placeholder',
  title: 'The title is still the one the wizard gave',
  severity: 'warning',
  sources: ['ppc-pr-602'],
  why: 'The title is the name under which makers find the connector, and it cannot be changed by paconn after the connector has been created. With "Default title" nobody finds it.',
  remedy: 'Set "Title" (info.title) to the name of the product or organisation.',
  symptoms: [{ at: 'designer', text: 'Default title' }],

  check({ connector: { definition } }, report) {
    const title = definition?.root.at('info', 'title');
    if (title?.text?.trim().toLowerCase() !== 'default title') return;
    report({ at: title, message: `"title" is "${title.text}"; expected the name of the connector` });
  },
});

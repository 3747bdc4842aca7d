import { isOpenApi3 } from '../../connector/openapi-3.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'definition/contact-missing',
  aliases: ['RequiredPropertyMissing'],
  title: 'The definition names no contact for support',
  severity: { repository: 'off', deploy: 'off', certified: 'error' },
  sources: ['learn-certification', 'ppc-pr-683', 'ppc-pr-1095'],
  why: 'Certification refuses a definition without info.contact. Name, support page and e-mail address are published on the page of the connector.',
  remedy: 'Add "contact" with "name", "url" and "email" of the support team to "info".',
  symptoms: [{ at: 'review', text: "The 'contact' property is required." }],

  check({ connector: { definition } }, report) {
    const info = definition?.root.get('info');
    if (!definition || !info?.isObject || isOpenApi3(definition)) return;
    const contact = info.get('contact');
    if (!contact) {
      report({ at: info, message: 'info has no "contact"; expected the name, url and email of the support team' });
      return;
    }
    if (!contact.isObject) return;
    for (const key of ['name', 'url', 'email'])
      if (!contact.has(key))
        report({
          at: contact,
          severity: 'warning',
          message: `info.contact has no "${key}"; expected name, url and email`,
        });
  },
});

import { defineRule } from '../../engine/rule.js';
import { isToFillIn } from '../../facts/client-placeholders.js';

/** One address in ASCII, as the validator wants it. */
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;
const ASCII = /^[\x21-\x7e]+$/;

export default defineRule({
  id: 'definition/contact-email-not-valid',
  aliases: ['ContactEmailNotValid'],
  title: 'The e-mail address of the contact is not valid',
  severity: 'error',
  sources: ['learn-swagger-validator', 'openapi-2'],
  why: 'The service refuses a definition whose contact address is malformed or holds characters outside ASCII.',
  remedy: 'Set info.contact.email to one plain address, or remove it.',
  symptoms: [{ at: 'upload', text: "The contact 'email' property, if present, must be a valid email address." }],

  check({ connector: { definition }, profile }, report) {
    const email = definition?.root.at('info', 'contact', 'email');
    const text = email?.text;
    if (!email || text === undefined || (ADDRESS.test(text) && ASCII.test(text))) return;
    const plain = /^\s*(?:mailto:)?([^\s?]*)(?:\?\S*)?\s*$/i.exec(text)?.[1] ?? '';
    report({
      at: email,
      // In a repository an address that is to be filled in is normal.
      ...(profile === 'repository' && isToFillIn(text) ? { severity: 'info' as const } : {}),
      message: `"email" is ${JSON.stringify(text.slice(0, 100))}; expected an address such as "support@desk.example.com"`,
      fix:
        ADDRESS.test(plain) && ASCII.test(plain)
          ? {
              title: `set it to "${plain}"`,
              applicability: 'safe',
              changes: [{ change: 'set', node: email, value: plain }],
            }
          : undefined,
    });
  },
});

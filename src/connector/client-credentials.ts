import type { Template, TemplateKey } from './oauth-templates.js';

/** Ways to prove who the client is that need no secret. */
const OTHER_PROOF = /\{codeverifier\}|code_verifier=|client_assertion|\bassertion=|client_info=/i;

/**
 * The parameters by which a client says who it is, as far as a body template and the query of the same request lack them.
 * @param query the query template of the request
 */
export function missingCredentials(template: Template, query: TemplateKey): string[] {
  if (template.isJson) return [];
  const { oauth, text } = template;
  const sent = `${text}&${oauth.custom(query)?.text ?? ''}&${oauth.custom(query.replace('QueryString', ''))?.text ?? ''}`;
  const missing: string[] = [];
  if (!/\bclient[_-]?(?:id|key)=|\{[^{}]*client_?(?:id|key)[^{}]*\}|\bapp_?id=/i.test(sent))
    missing.push('client_id={ClientId}');
  const isPublic = OTHER_PROOF.test(sent) || OTHER_PROOF.test(oauth.custom('tokenBodyTemplate')?.text ?? '');
  if (!isPublic && !/secret/i.test(sent)) missing.push('client_secret={ClientSecret}');
  return missing;
}

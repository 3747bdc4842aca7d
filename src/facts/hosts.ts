import { pipelineToken } from './sample-names.js';

/**
 * A host name with an optional port, as `host` of a definition takes it; letters of any script, since names may be
 * international. An expression over all scripts takes milliseconds to make, so ASCII has its own.
 */
export const isHost = (text: string): boolean =>
  /^[ -~]*$/.test(text)
    ? /^(?:\[[0-9a-f:.]+\]|\w(?:[\w.-]*\w)?)(?::\d{1,5})?$/i.test(text)
    : /^[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?(?::\d{1,5})?$/u.test(text);

/** The expression that stands for the value of an environment variable of the Power Platform environment. */
export const ENVIRONMENT_VARIABLE = /@environmentVariables\(\s*["'][^"']*["']\s*\)/i;

/** What people write where a name of their own belongs; compared with whole labels. */
const YOUR_NAME =
  /^(?:your|replace[-_]?with)[-_]?(?:own)?[-_]?(?:[a-z0-9]+[-_])?(?:instance|tenant|domain|sub-?domain|company|organi[sz]ation|org|site|host|account|server|workspace|environment|api|(?:web-?|function-?)?app|service|customer)(?:[-_]?(?:name|id|here))?$|^replace[-_]?(?:with|me|by)(?:[-_]\w+)*$|^(?:your|enter|insert)_\w+$|^my(?:instance|tenant|domain|company)$|^(?:instance|hostname|localhost|contoso|fabrikam)$/i;
/** Domains that are reserved for examples, and the one that people take for reserved. */
const EXAMPLE_DOMAIN = /(?:^|\.)(?:example\.(?:com|net|org|edu)|[^.]+\.(?:example|invalid|test)|test\.com)$/i;

/** A part of a text that is marked as to be filled in: `{{host}}`, `<your host>`, `[[host]]`, or a token of a pipeline. */
export const fillInPart = (text: string): string | undefined => {
  const token = pipelineToken(text);
  return token ? text.slice(...token) : /\{\{[^{}]*\}\}|\$\{[^{}]*\}|<[^<>]*>|\[\[[^[\]]*\]\]/.exec(text)?.[0];
};

/** The part of a host that stands for a name of the user's own, or undefined when the host looks real. */
export function placeholderIn(host: string): string | undefined {
  const token = pipelineToken(host);
  if (token) return host.slice(...token);
  const name = host.replace(/:\d+$/, '');
  const domain = EXAMPLE_DOMAIN.exec(name)?.[0].replace(/^\./, '');
  return domain ?? name.split('.').find((label) => YOUR_NAME.test(label));
}

const STAGE =
  'dev|develop|development|test|testing|tst|stage|staging|stg|uat|qa|sandbox|sbx|nonprod|preprod|acceptance';
const STAGES = new Set(STAGE.split('|'));
/** Glued to the name of a service, as in `devidentity`; other compounds are as likely to be a brand. */
const GLUED_STAGE =
  /^(?:dev|test|uat|stage|staging)(?:identity|auth|oauth|sso|login|api|id|accounts?|portal|gateway|app|apps|services?)$|^(?:identity|auth|oauth|sso|login|api|accounts?|portal|gateway)(?:dev|test|uat|stage|staging)$|sandbox$|^(?:sandbox|nonprod|preprod)|(?:nonprod|preprod|staging)$|(?:^|[-_])(?:non|pre)[-_]prod\d*(?:$|[-_])/;
/** Production hosts of well-known services in spite of their name. */
const PRODUCTION = /(?:^|\.)(?:dev\.azure\.com|dev\.virtualearth\.net)$/;

/**
 * The label that says that a host is not for production, such as `dev` in `dev.desk.example.com`. The last two labels are
 * a registered name, in which only unmistakable compounds count. `dev12345` is the name of an instance, not a stage.
 */
export function nonProductionLabelIn(host: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  if (PRODUCTION.test(name)) return undefined;
  const labels = name.split('.');
  const isStage = (label: string): boolean =>
    GLUED_STAGE.test(label) || label.split(/[-_]/).some((part) => STAGES.has(part.replace(/\d{1,2}$/, '')));
  return labels
    .slice(0, -1)
    .find((label, index) => (index < labels.length - 2 ? isStage(label) : /.sandbox$/.test(label)));
}

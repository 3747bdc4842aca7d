/** Members whose string value is a secret, also in the `{"value": …}` form of custom parameters. */
const SECRET_MEMBER = /("[^"\n]*(?:secret|password)[^"\n]*"\s*:\s*(?:\{\s*"value"\s*:\s*)?")((?:[^"\\]|\\.)+)"/gi;
/** Secrets written into a form or query template. */
const SECRET_FORM = /((?:client_secret|password|refresh_token|access_token)=)([^&"\s{}\\]+)/gi;

/** True for texts that stand where a secret belongs but cannot be one: `{ClientSecret}`, `<your secret>`, expressions. */
export const isSecretPlaceholder = (value: string): boolean =>
  value.trim() === '' ||
  /^\s*(?:[<{[(@$#%].*|.*(?:your|enter|replace|placeholder|dummy|example|todo|xxx).*|\*+)$/i.test(value);

/** Replaces the characters of secrets by asterisks of the same number, so that columns stay true. */
export function maskSecrets(text: string): string {
  const mask = (_: string, before: string, secret: string): string =>
    before + (isSecretPlaceholder(secret) ? secret : '*'.repeat(secret.length));
  return text
    .replace(SECRET_MEMBER, (whole, before: string, secret: string) => `${mask(whole, before, secret)}"`)
    .replace(SECRET_FORM, mask);
}

/** Names that ServiceNow gives to exports of registry records, and that its tables give to answers of the Table API. */
export const isRegistryName = (name: string): boolean =>
  /^(?:oauth_entity\w{0,80}|oauth_jwt\w{0,40}|oauth_oidc_entity\w{0,40})[\w .()-]{0,80}\.(?:xml|json)$/i.test(name);

/** Names of files in a connector folder that may be exports; whether those that are XML are, their content says. */
export const mayBeRegistry = (name: string): boolean => /\.xml$/i.test(name) || isRegistryName(name);

/** How many characters {@link looksLikeExport} needs. */
export const SNIFFED = 1024;
const BEGINNING =
  /^\ufeff?\s{0,100}(?:<\?xml[^>]{0,200}\?>\s{0,100})?(?:<!--[^>]{0,400}-->\s{0,100})?<(?:!DOCTYPE\s{1,20})?(?:unload|record_update|xml|response)\b/;

/** True when a text begins as an export of ServiceNow does. */
export const looksLikeExport = (beginning: string): boolean => BEGINNING.test(beginning.slice(0, SNIFFED));

/** What every export with a record of the registry has somewhere in its text. */
export const MENTION = 'oauth_entity';

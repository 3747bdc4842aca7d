import { addition, breaking, cosmetic, type Kind, unsure } from './kind.js';

type Aspects = Readonly<Record<string, Kind>>;

/** The kinds of one aspect list under a prefix: `removed` of parameters becomes `parameter-removed`. */
const prefixed = <Prefix extends string, Rows extends Aspects>(prefix: Prefix, noun: string, rows: Rows) =>
  Object.fromEntries(
    Object.entries(rows).map(([aspect, kind]) => [`${prefix}-${aspect}`, { ...kind, title: `${noun} ${kind.title}` }]),
  ) as { readonly [Aspect in keyof Rows & string as `${Prefix}-${Aspect}`]: Kind };

/**
 * What may change of something that flows give to an operation. Learn calls removed parameters, inputs that are no longer
 * supported and changed meanings breaking; new optional parameters and more flexible inputs additions.
 */
const INPUT = {
  removed: breaking('flows', 'removed', 'learn-versioning'),
  'hidden-removed': unsure('flows', 'removed that nobody could set', 'learn-versioning'),
  added: addition('makers', 'added', 'learn-versioning'),
  'hidden-added': addition('makers', 'added that nobody has to set', 'learn-versioning'),
  'required-added': breaking('flows', 'added and required', 'learn-versioning'),
  'required-with-default-added': unsure('flows', 'added, required and with a default', 'learn-versioning'),
  renamed: breaking('flows', 'renamed', 'learn-versioning'),
  'type-changed': breaking('flows', 'of another type', 'learn-versioning'),
  'type-widened': addition('makers', 'of a wider type', 'learn-versioning'),
  'format-changed': unsure('flows', 'of another format', 'learn-extensions'),
  'now-required': breaking('flows', 'now required', 'learn-versioning'),
  'now-required-with-default': unsure('flows', 'now required, with a default', 'learn-versioning'),
  'now-optional': addition('makers', 'no longer required', 'learn-versioning'),
  'enum-narrowed': breaking('flows', 'takes fewer values', 'learn-versioning'),
  'enum-widened': addition('makers', 'takes more values', 'learn-versioning'),
  'limits-narrowed': breaking('flows', 'has narrower limits', 'learn-versioning'),
  'limits-widened': addition('makers', 'has wider limits', 'learn-versioning'),
  'pattern-changed': unsure('flows', 'has another pattern', 'learn-versioning'),
  'default-changed': unsure('flows', 'has another default', 'learn-versioning'),
  'now-internal': breaking('flows', 'can no longer be set', 'learn-extensions'),
  'now-visible': addition('makers', 'can now be set', 'learn-extensions'),
  'visibility-changed': cosmetic('makers', 'shown more or less prominently', 'learn-extensions'),
  'dynamic-values-changed': unsure('makers', 'takes its choices or fields from elsewhere', 'learn-extensions'),
  'dynamic-values-added': addition('makers', 'now offers choices or fields of the service', 'learn-extensions'),
  'dynamic-values-removed': unsure('makers', 'no longer offers choices or fields of the service', 'learn-extensions'),
  'text-changed': cosmetic('makers', 'worded differently', 'learn-strings'),
  'other-changed': unsure('flows', 'otherwise changed', 'learn-versioning'),
} as const;

/** What may change of something that flows get from an operation. */
const OUTPUT = {
  removed: breaking('flows', 'removed', 'learn-versioning'),
  added: addition('makers', 'added', 'learn-versioning'),
  renamed: breaking('flows', 'renamed', 'learn-versioning'),
  'type-changed': breaking('flows', 'of another type', 'ppc-pr-4168'),
  'type-narrowed': addition('makers', 'of a more exact type', 'learn-versioning'),
  'format-changed': unsure('flows', 'of another format', 'ppc-pr-3910'),
  'no-longer-certain': unsure('flows', 'no longer always there', 'learn-versioning'),
  'now-certain': addition('makers', 'now always there', 'learn-versioning'),
  'enum-widened': unsure('flows', 'may have new values', 'learn-versioning'),
  'enum-narrowed': addition('makers', 'has fewer values', 'learn-versioning'),
  'limits-changed': cosmetic('makers', 'has other limits', 'learn-versioning'),
  'now-internal': unsure('makers', 'no longer offered in the designer', 'learn-extensions'),
  'now-visible': addition('makers', 'now offered in the designer', 'learn-extensions'),
  'visibility-changed': cosmetic('makers', 'shown more or less prominently', 'learn-extensions'),
  'dynamic-schema-changed': unsure('flows', 'takes its fields from elsewhere', 'learn-extensions'),
  'text-changed': cosmetic('makers', 'worded differently', 'learn-strings'),
  'other-changed': unsure('flows', 'otherwise changed', 'learn-versioning'),
} as const;

export const OPERATION_KINDS = {
  'operation-removed': breaking('flows', 'Operation removed', 'ppc-pr-3470'),
  'internal-operation-removed': unsure('makers', 'Internal operation removed', 'ppc-pr-3470'),
  'operation-added': addition('makers', 'Operation added', 'learn-versioning'),
  'operation-renamed': breaking('flows', 'Operation renamed and moved', 'ppc-pr-1090'),
  'operation-id-changed': breaking('flows', 'operationId changed', 'ppc-pr-1090'),
  'operation-path-changed': breaking('flows', 'Path changed', 'ppc-pr-3648'),
  'operation-path-rewritten': unsure('flows', 'Path and basePath split differently', 'ppc-pr-3648'),
  'operation-method-changed': breaking('flows', 'HTTP method changed', 'ppc-pr-3648'),
  'operation-deprecated': addition('makers', 'Operation deprecated', 'ppc-pr-3983'),
  'operation-restored': addition('makers', 'Operation no longer deprecated', 'learn-deprecate'),
  'operation-now-internal': unsure('makers', 'Operation hidden in the designer', 'learn-versioning'),
  'operation-now-visible': addition('makers', 'Operation shown in the designer', 'learn-versioning'),
  'operation-visibility-changed': cosmetic('makers', 'Operation more or less prominent', 'learn-versioning'),
  'operation-text-changed': cosmetic('makers', 'Operation worded differently', 'learn-strings'),
  'operation-annotation-changed': cosmetic('makers', 'Family, revision or status changed', 'learn-versioning'),
  'operation-other-changed': unsure('flows', 'Operation otherwise changed', 'learn-versioning'),
  'trigger-became-action': breaking('flows', 'Trigger became an action', 'learn-versioning'),
  'action-became-trigger': breaking('flows', 'Action became a trigger', 'learn-versioning'),
  'trigger-kind-changed': breaking('flows', 'Trigger of another kind', 'learn-polling'),
  'notification-removed': breaking('flows', 'Notification of a webhook removed', 'learn-webhook'),
  'notification-added': unsure('flows', 'Notification of a webhook added', 'learn-webhook'),
  'paging-changed': unsure('flows', 'Paging changed', 'learn-extensions'),
  'consumes-narrowed': breaking('flows', 'Media type of the request no longer taken', 'learn-versioning'),
  'consumes-widened': addition('flows', 'Further media type of the request', 'learn-versioning'),
  'produces-changed': unsure('flows', 'Media types of the answer changed', 'learn-versioning'),
  'operation-security-changed': unsure('users', 'Security requirement changed', 'openapi-2-security'),

  ...prefixed('parameter', 'Parameter', INPUT),
  'parameter-moved': breaking('flows', 'Parameter in another place', 'ppc-pr-2952'),
  'parameter-encoding-changed': unsure('flows', 'Encoding of a parameter changed', 'learn-extensions'),
  'parameter-list-format-changed': breaking('flows', 'Parameter joins its values differently', 'learn-versioning'),
  ...prefixed('body-property', 'Property of a body', INPUT),
  'body-property-closed': breaking('flows', 'Object of a body takes no further properties', 'learn-versioning'),
  'body-property-opened': addition('makers', 'Object of a body takes further properties', 'learn-versioning'),

  ...prefixed('response-property', 'Property of an answer', OUTPUT),
  'success-response-removed': breaking('flows', 'Success answer removed', 'learn-versioning'),
  'success-response-added': addition('makers', 'Success answer added', 'learn-versioning'),
  'success-status-changed': unsure('flows', 'Success answer under another status', 'learn-versioning'),
  'error-response-removed': cosmetic('makers', 'Error answer removed', 'learn-versioning'),
  'error-response-added': cosmetic('makers', 'Error answer added', 'learn-versioning'),
  'error-response-changed': cosmetic('makers', 'Error answer changed', 'learn-versioning'),
  'response-schema-removed': breaking('flows', 'Answer no longer described', 'learn-versioning'),
  'response-schema-added': addition('makers', 'Answer now described', 'learn-versioning'),
  'response-header-removed': unsure('flows', 'Header of an answer removed', 'learn-versioning'),
  'response-header-added': addition('makers', 'Header of an answer added', 'learn-versioning'),
  'response-header-changed': unsure('flows', 'Header of an answer changed', 'learn-versioning'),
  'response-text-changed': cosmetic('makers', 'Answer worded differently', 'learn-strings'),
  'schemas-too-large': unsure('flows', 'Schemas too large to compare', 'learn-faq'),
} as const;

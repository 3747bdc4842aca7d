/** What a refusal in a sign-in is about. One refusal has one of these, or several where they cannot be told apart. */
export type RefusalKind =
  | 'grant-type'
  | 'request-format'
  | 'code-expired'
  | 'code-used'
  | 'pkce-required'
  | 'pkce-half'
  /** The address is not registered, or differs from the one of the sign-in. */
  | 'redirect-uri'
  | 'redirect-uri-missing'
  | 'client-missing'
  | 'client-id'
  | 'client-secret'
  | 'secret-not-encoded'
  | 'basic-required'
  | 'form-required'
  | 'two-mechanisms'
  | 'scope'
  | 'state'
  /** The person said no. */
  | 'denied'
  /** ServiceNow does not let the person in. */
  | 'user'
  | 'refresh-token'
  | 'refresh-token-missing'
  | 'refresh-token-rotated'
  /** Refused, and nothing says why. */
  | 'not-told';

/** What a person can put right: wrong usage or a wrong configuration (`usage`), or something that could not run. */
export type UserErrorKind = 'usage' | 'cannot-run';

/** An error that its message explains fully; everything else that is thrown is a bug. */
export class UserError extends Error {
  /**
   * @param code a stable name for scripts and tests
   * @param message what was found and what was expected
   * @param hint what to do
   */
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly kind: UserErrorKind = 'usage',
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/**
 * What became of a part of a document:
 * `added` comes from what is known of the service or of the platform; `adapted` says the same in other words; `lost` has no
 * place in Swagger 2.0 or in the platform; `check` is an assumption that somebody has to look at.
 */
export type Effect = 'added' | 'adapted' | 'lost' | 'check';

/** One decision of an import. */
export interface Decision {
  /** A stable name of the kind of decision, for scripts. */
  readonly code: string;
  readonly effect: Effect;
  /** The operation or the schema it is about; names the document where there are several. */
  readonly where: string;
  /** What was found, and what was made of it. */
  readonly what: string;
  /** What the maker has to do, where there is something. */
  readonly todo?: string;
}

/** How a maker corrects what an import made, so that the next one keeps it. */
export const EDIT_HINT = 'Edit apiDefinition.swagger.json, then keep the edit with --adopt.';

/** Collects the decisions of an import, in the order in which they are made. */
export class Decisions {
  private readonly found = new Map<string, Decision>();

  /**
   * @param target takes the decisions as well
   * @param except but for those of these kinds
   */
  constructor(
    private readonly target?: Decisions,
    private readonly except: ReadonlySet<string> = new Set(),
  ) {}

  /** Notes a decision; the same one about the same place counts once. */
  note(effect: Effect, code: string, where: string, what: string, todo?: string): void {
    if (this.target !== undefined && !this.except.has(code)) this.target.note(effect, code, where, what, todo);
    const key = JSON.stringify([code, where, what]);
    if (!this.found.has(key))
      this.found.set(key, { code, effect, where, what, ...(todo === undefined ? {} : { todo }) });
  }

  get all(): readonly Decision[] {
    return [...this.found.values()];
  }
}

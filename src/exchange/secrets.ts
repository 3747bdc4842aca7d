import type { Exchange } from './exchange.js';
import { secretsOf } from './flow-secrets.js';
import { Spellings, spellingsOf } from './secret-spellings.js';

/**
 * The secrets of a flow, for a last look at every output. What is told of traffic is chosen from lists of what is known to
 * be harmless; this is the net below it.
 */
export class Secrets {
  private readonly spellings: Spellings;

  private constructor(secrets: Iterable<string>) {
    const all = new Set<string>();
    for (const secret of secrets) for (const spelling of spellingsOf(secret)) all.add(spelling);
    this.spellings = new Spellings(all);
  }

  /**
   * @param exchanges the exchanges of the evidence, those of no leg too where they are at hand
   * @param more secrets that are known from elsewhere, such as one that was typed; taken as they are, however short
   */
  static of(exchanges: readonly Exchange[], more: readonly string[] = []): Secrets {
    return new Secrets([...secretsOf(exchanges), ...more]);
  }

  /**
   * The text with three asterisks for every secret in it, in whatever spelling.
   * @param syntax `json` keeps a JSON text one that parses
   */
  mask(text: string, syntax: 'text' | 'json' = 'text'): string {
    return this.spellings.masked(text, syntax === 'json');
  }
}

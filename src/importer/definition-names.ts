import { capital } from './texts.js';

/** The names of definitions that are taken: over all documents of an import. */
export class DefinitionNames {
  private readonly taken: Set<string>;
  /** The next number of a name that several wanted: to try all from the first again would take the square of the time. */
  private readonly next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set([...taken].map((name) => name.toLowerCase()));
  }

  /** A name of letters and digits like the wanted one, that nobody has. */
  free(wanted: string): string {
    const plain = wanted.replace(/[^A-Za-z0-9_]+(\w?)/g, (_, next: string) => next.toUpperCase());
    const base = /^[A-Za-z]/.test(plain) ? capital(plain).slice(0, 80) : `Schema${plain}`.slice(0, 80);
    const key = base.toLowerCase();
    for (let count = this.next.get(key) ?? 1; ; count++) {
      const name = count === 1 ? base : `${base}${count}`;
      if (this.taken.has(name.toLowerCase())) continue;
      this.taken.add(name.toLowerCase());
      this.next.set(key, count + 1);
      return name;
    }
  }
}

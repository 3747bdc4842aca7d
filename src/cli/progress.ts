/** A progress bar on standard error, on a terminal only, and only when the work takes long enough to be noticed. */
export class Progress {
  private readonly started = Date.now();
  private shownAt = 0;
  private done = 0;

  constructor(private readonly total: number) {}

  step(): void {
    this.done++;
    if (this.total < 2 || !process.stderr.isTTY) return;
    const now = Date.now();
    if (now - this.started < 300 || now - this.shownAt < 80) return;
    this.shownAt = now;
    const width = 30;
    const filled = Math.round((width * this.done) / this.total);
    process.stderr.write(
      `\r${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${this.done} of ${this.total} connectors`,
    );
  }

  /** Removes the bar, so that a report can be printed in its place. */
  clear(): void {
    if (this.shownAt > 0) process.stderr.write('\r\u001b[K');
    this.shownAt = 0;
  }
}

import type { Phase } from '../exchange/exchange.js';

/** How long each part may take, in milliseconds. */
export interface Timeouts {
  /** Finding the host, connecting, and the TLS handshake. */
  readonly connect: number;
  /** From sending the request until the status and headers of the answer. */
  readonly headers: number;
  /** From there until the end of the body. */
  readonly body: number;
}

/** How far a request came, and the signal that ends it: when a part of it takes too long, or when the caller gives up. */
export class Progress {
  phase: Phase = 'resolve';
  isLate = false;
  readonly #controller = new AbortController();
  readonly #started = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly caller: AbortSignal | undefined) {
    if (caller?.aborted) this.#abort();
    else caller?.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Milliseconds since the start. */
  get elapsed(): number {
    return Math.round(performance.now() - this.#started);
  }

  /** The part that begins now may take so long; the time of the one before is over. */
  within(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.isLate = true;
      this.#abort();
    }, milliseconds);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.caller?.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => this.#controller.abort();
}

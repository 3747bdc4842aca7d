import type { Wanted } from './locate.js';

/** What a reader of another format than JSON made of a text. */
export interface Reading {
  /** The value as JSON would have it; undefined where there is a fault. */
  readonly value: unknown;
  /** Where and why the text cannot be read. */
  readonly fault?: { readonly start: number; readonly end: number; readonly message: string };
  /** Fills in the places of all wanted values. */
  readonly locate: (root: Wanted) => void;
}

/** Reads a text of a format; never throws for what the text holds. */
export type Reader = (text: string) => Reading;

import type { Document } from './document.js';
import { duplicateKeys } from './duplicate-keys.js';
import { locate, rawPart, type Wanted, want, wanted } from './locate.js';
import { documentOf, Node, type Place } from './node.js';

/** A stretch of a text: UTF-16 offsets, end excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The raw surroundings of a JSON value, as edits need them. */
export interface Surroundings extends Range {
  /** The key with its quotes; -1 for array elements and roots. */
  readonly keyStart: number;
  readonly keyEnd: number;
}

/**
 * Places of one document. All places are asked for first and found together in one scan, because a scan costs the same
 * for one place as for a thousand.
 */
export class Places {
  private readonly root: Wanted = wanted();
  /** What is wanted, by the node it was asked for. */
  private readonly entries = new Map<Node, Wanted>();
  private scanned = false;
  /** Where the objects begin in which a name occurs twice. */
  private repeating: ReadonlySet<number> | undefined;

  constructor(readonly document: Document) {}

  /** Announces a place; must be called before {@link rangeOf}. */
  ask(place: Place): void {
    if (place instanceof Node) this.want(place);
    else if (place.in === 'key' || place.in === 'part') this.want(place.node);
    this.scanned = false;
  }

  private want(node: Node): Wanted {
    let entry = this.entries.get(node);
    if (!entry) {
      entry = want(this.root, node.path);
      this.entries.set(node, entry);
    }
    return entry;
  }

  /** Where a value stands, with its key. */
  surroundingsOf(node: Node): Surroundings {
    const entry = this.entry(node);
    return { start: entry.start, end: entry.end, keyStart: entry.keyStart, keyEnd: entry.keyEnd };
  }

  /**
   * What a report underlines: the value if it is a scalar, the key of an object or array (their text would be the whole
   * screen), the opening bracket where there is no key.
   */
  rangeOf(place: Place): Range {
    if (place instanceof Node) return this.rangeOfNode(place, typeof place.value === 'object' && place.value !== null);
    switch (place.in) {
      case 'file':
        return { start: 0, end: 0 };
      case 'text':
        return { start: place.start, end: place.end };
      case 'key':
        return this.rangeOfNode(place.node, true);
      case 'part': {
        const { start, end } = this.entry(place.node);
        if (this.document.reading && this.document.text[start] !== '"')
          return partOfPlain(this.document.text, place.node.text ?? '', start, end, place.from, place.to);
        const [from, to] = rawPart(this.document.text, start, end, place.from, place.to);
        return { start: from, end: to };
      }
    }
  }

  /** True for an object in which a name occurs twice. */
  hasRepeatedKey(object: Node): boolean {
    if (!this.document.hasDuplicateKeys) return false;
    this.repeating ??= new Set(duplicateKeys(this.document).map(({ objectStart }) => objectStart));
    return this.repeating.has(this.entry(object).start);
  }

  private rangeOfNode(node: Node, preferKey: boolean): Range {
    const { start, end, keyStart, keyEnd } = this.entry(node);
    if (!preferKey) return { start, end };
    return keyStart >= 0 ? { start: keyStart, end: keyEnd } : { start, end: Math.min(start + 1, end) };
  }

  private entry(node: Node): Wanted {
    if (!this.scanned) {
      if (this.document.reading) this.document.reading.locate(this.root);
      else locate(this.document.text, this.root);
      this.scanned = true;
    }
    return this.want(node);
  }
}

/** A part of a text that stands as it is, in YAML; the whole of one that is written with quotes inside or over lines. */
function partOfPlain(text: string, value: string, start: number, end: number, from: number, to: number): Range {
  const at = text.startsWith("'", start) ? start + 1 : start;
  return text.startsWith(value, at) ? { start: at + from, end: at + to } : { start, end };
}

/** Places of several documents. */
export class PlacesByDocument {
  private readonly byDocument = new Map<Document, Places>();

  of(document: Document): Places {
    let places = this.byDocument.get(document);
    if (!places) {
      places = new Places(document);
      this.byDocument.set(document, places);
    }
    return places;
  }

  ask(place: Place): void {
    this.of(documentOf(place)).ask(place);
  }

  rangeOf(place: Place): Range {
    return this.of(documentOf(place)).rangeOf(place);
  }
}

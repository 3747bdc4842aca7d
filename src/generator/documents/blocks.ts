import { code, type Rich, t } from './rich-text.js';

export interface Cell {
  /** The heading of the column, shown beside the cell where a screen is too narrow for a table. */
  readonly label: string;
  readonly text: Rich;
  /** True for the cell that names its row. */
  readonly isHead: boolean;
}

export interface Table {
  readonly caption: Rich;
  /** How wide the columns are, and whether a page may end in it. */
  readonly look: 'plain' | 'long' | 'values' | 'records' | 'roles' | 'steps';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A numbered flow between three parties, drawn in the page and as Mermaid. */
export interface Flow {
  readonly title: string;
  readonly parties: readonly Party[];
  readonly messages: readonly Message[];
  readonly width: number;
  readonly height: number;
  readonly bottom: number;
}

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly hostLines: readonly { readonly text: string; readonly y: number }[];
  readonly nameY: number;
  readonly x: number;
  readonly left: number;
}

export interface Message {
  readonly number: number;
  readonly from: string;
  readonly to: string;
  /** What is drawn beside the arrow. */
  readonly short: string;
  readonly text: Rich;
  /** An answer, drawn with a broken line. */
  readonly isAnswer: boolean;
  readonly start: number;
  readonly end: number;
  readonly y: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly numberY: number;
}

/** A part of a document; all members but one are null. Templates ask which. */
export interface Block {
  readonly heading: Rich | null;
  readonly paragraph: Rich | null;
  readonly list: readonly Rich[] | null;
  readonly steps: readonly Rich[] | null;
  readonly table: Table | null;
  readonly box: { readonly title: Rich; readonly items: readonly Rich[] } | null;
  readonly listing: { readonly language: string; readonly text: string } | null;
  readonly flow: Flow | null;
}

export interface Section {
  /** Unique in the document, for links to it. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

const NONE: Block = {
  heading: null,
  paragraph: null,
  list: null,
  steps: null,
  table: null,
  box: null,
  listing: null,
  flow: null,
};

export const heading = (title: Rich): Block => ({ ...NONE, heading: title });
export const paragraph = (text: Rich): Block => ({ ...NONE, paragraph: text });
export const list = (items: readonly Rich[]): Block => ({ ...NONE, list: items });
export const steps = (items: readonly Rich[]): Block => ({ ...NONE, steps: items });
export const box = (title: Rich, ...items: readonly Rich[]): Block => ({ ...NONE, box: { title, items } });
export const listing = (language: string, ...lines: readonly string[]): Block => ({
  ...NONE,
  listing: { language, text: lines.join('\n') },
});
export const flow = (drawing: Flow): Block => ({ ...NONE, flow: drawing });

/** A table; the first cell of a row names it. */
export const table = (
  caption: Rich,
  columns: readonly string[],
  rows: readonly (readonly Rich[])[],
  look: Table['look'] = 'plain',
): Block => ({
  ...NONE,
  table: {
    caption,
    look,
    columns,
    rows: rows.map((row) => row.map((text, index) => ({ label: columns[index] ?? '', text, isHead: index === 0 }))),
  },
});

export const section = (id: string, title: string, ...blocks: readonly (Block | readonly Block[])[]): Section => ({
  id,
  title,
  blocks: blocks.flat(),
});

/** A cell that holds a value to copy, or a dash. */
export const valueCell = (text: string): Rich => (text === '' ? t`–` : [code(text)]);

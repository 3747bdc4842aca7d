/** Paints parts of a report for a terminal; the plain style returns its input. */
export type Paint = (style: Style, text: string) => string;
export type Style = 'error' | 'warning' | 'info' | 'bold' | 'dim' | 'good' | 'bad';

export const plain: Paint = (_, text) => text;

const CODES: Readonly<Record<Style, number>> = { error: 31, warning: 33, info: 36, bold: 1, dim: 2, good: 32, bad: 31 };
export const coloured: Paint = (style, text) => (text === '' ? '' : `\u001b[${CODES[style]}m${text}\u001b[0m`);

/** A piece of a sentence. Helpers of templates write it in the language of the file. */
export interface Inline {
  /** `text` is ours, `value` comes from a specification; the others say how it looks. */
  readonly kind: 'text' | 'value' | 'strong' | 'code' | 'link';
  readonly text: string;
  /** Of a link; always one of ours. */
  readonly url?: string;
}

/** A sentence or a few, without markup of any language. */
export type Rich = readonly Inline[];

export const isRich = (value: unknown): value is Rich => Array.isArray(value);

export const code = (text: string): Inline => ({ kind: 'code', text });
export const link = (text: string, url: string): Inline => ({ kind: 'link', text, url });

/** Several codes with commas between them. */
export const codes = (texts: readonly string[]): Rich =>
  texts.flatMap((text, index) => [...(index === 0 ? [] : [{ kind: 'text', text: ', ' } as const]), code(text)]);

/**
 * Writes a sentence: `*Active*` is a label of a form, `~oauth_entity~` is code. Only our own words are read so; a value that
 * is put in stays as it is, in the look of the place where it stands.
 */
export function t(words: TemplateStringsArray, ...values: readonly (string | number | Inline | Rich)[]): Rich {
  const pieces: Inline[] = [];
  let look: 'text' | 'strong' | 'code' = 'text';
  const add = (kind: Inline['kind'], text: string): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    // One span, not two side by side: Markdown has no way to write those.
    if (last?.kind === kind && (kind === 'strong' || kind === 'code'))
      pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  };
  words.forEach((part, index) => {
    for (const piece of part.split(/([*~])/)) {
      if (piece === '*') look = look === 'strong' ? 'text' : 'strong';
      else if (piece === '~') look = look === 'code' ? 'text' : 'code';
      else add(look, piece);
    }
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'object') pieces.push(...(isRich(value) ? value : [value as Inline]));
    else add(look === 'text' ? 'value' : look, String(value));
  });
  return pieces;
}

/** A text without the characters `character` at its end; a loop, because `/x+$/` takes quadratic time on hostile texts. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end--;
  return end === text.length ? text : text.slice(0, end);
}

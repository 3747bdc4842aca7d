/**
 * A text as the inside of a regular C# string literal. Letters, digits and harmless signs stay; everything else becomes
 * \uXXXX, quotation marks and backslashes included, so that no text can end the literal, and the file stays ASCII.
 */
export function csharpText(text: string): string {
  let escaped = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    escaped += PLAIN.test(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}

const PLAIN = /^[A-Za-z0-9 !#$%&()*+,./:;<=>?@[\]^_{|}~-]$/;

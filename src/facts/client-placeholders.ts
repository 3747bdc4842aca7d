// Placeholders as the 195 files with one have them in microsoft/PowerPlatformConnectors at 8bff86e.

/** A text in brackets of some kind, as templates have them: `<id>`, `[[DUMMY]]`, `{{id}}`, `@@id@@`, `#{id}#`. */
const BRACKETED = /^(?:<.*>|\[.*\]|\{.*\}|\*+.*\*+|@@.*@@|%[^%]*%|#\{.*\}#?|\$[({].*[)}]|__.*__|=+.*=+)$/s;
/** Words that tell somebody to put a value here. */
const WORDS =
  /(?:^|[^a-z])(?:your|enter|insert|replace|placeholder|dummy|redacted|example|sample|todo|tbd|please|change[_ -]?me|fill[_ -]?in|not[_ -]set|(?:to[_ -]be[_ -])?(?:set|added|provided|configured)[_ -](?:in|by|at|on|here|during)(?=[_ -]))(?:[^a-z]|$)/i;
const CAMEL =
  /^(?:your|my|dummy|placeholder|sample|example|insert|enter|replace)(?=[A-Z_\s-])|^(?:your|dummy|placeholder)[a-z_\s-]{0,20}$/i;
/** Only the name of the field. */
const FIELD = /^(?:[a-z]+[\s_-])*(?:client|app|application|consumer|api)[\s_-]*(?:id|key|secret|client[\s_-]?id)$/i;
const FILLER =
  /^(?:(.)\1{3,}|[0x]{8}-[0x]{4}-[0x]{4}-[0x]{4}-[0x]{12}|(?:0?1?23456789?0?)|n\/?a|none|null|undefined|string|guid|id|secret|xxx+|\.+|-+|\?+)$/i;

/** True for a text that stands where a client id, a secret or a resource belongs, but cannot be one. */
export function isPlaceholderText(value: string): boolean {
  const text = value.trim();
  if (text.length > 500) return false;
  return BRACKETED.test(text) || WORDS.test(text) || CAMEL.test(text) || FIELD.test(text) || FILLER.test(text);
}

/** True for a text that is nothing but a gap for a value of any kind, an address too: `<id>`, `{ page }`, `YOUR_URL`. */
export function isToFillIn(value: string): boolean {
  const text = value.trim();
  return text.length <= 500 && (BRACKETED.test(text) || /^YOUR(?:_[A-Z]+)+$/.test(text));
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for an id that a machine made, not a word: a GUID, or a long run of letters with digits. */
export const isGeneratedId = (value: string): boolean => {
  const text = value.trim();
  if (text.length > 500 || isPlaceholderText(text)) return false;
  return GUID.test(text) || (/^[\w.~-]{16,}(?:@[\w.]+)?$/.test(text) && /\d/.test(text) && /[a-z]/i.test(text));
};

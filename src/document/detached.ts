/** A copy of a text that does not keep alive the large text it was cut from, as V8's substrings do. */
export const detached = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

import { type Call, textOf } from '../http.js';

/** The object in a JSON body; the first of an array, as one record is taken; undefined for anything else. */
export function objectIn({ body }: Call): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(textOf(body));
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'object' && first !== null && !Array.isArray(first)
      ? (first as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

export const textIn = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name];
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
};

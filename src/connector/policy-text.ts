import type { Node } from '../document/node.js';
import type { Policy } from './properties.js';

/** A call in the text of a policy, such as `@connectionParameters('region','eu')`. */
export interface PolicyCall {
  readonly name: string;
  /** The first argument, a text in single quotes. */
  readonly argument: string;
  /** Where the call stands in the text, from the `@` to the end of the argument's quotes. */
  readonly from: number;
  readonly to: number;
}

/** The texts in the parameters of a policy, those in nested objects and lists included. */
export function policyTexts(policy: Policy): Node[] {
  const found: Node[] = [];
  const waiting: Node[] = [];
  const parameters = policy.node.get('parameters');
  if (parameters) waiting.push(parameters);
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.text !== undefined) found.push(node);
    else for (const child of node.children()) waiting.push(child);
  }
  return found.reverse();
}

/** The calls in a text. */
export const policyCalls = (text: string): PolicyCall[] =>
  text.includes('@')
    ? [...text.matchAll(/@\{?\s*([a-z]+)\(\s*(['"])(.*?)\2/gi)].map((match) => ({
        name: match[1] as string,
        argument: match[3] as string,
        from: match.index,
        to: match.index + match[0].length,
      }))
    : [];

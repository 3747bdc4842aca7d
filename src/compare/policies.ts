import { stringsOf } from '../connector/definition.js';
import { plainText, quoted } from '../connector/json-types.js';
import type { Policy } from '../connector/properties.js';
import type { Node } from '../document/node.js';
import type { Report } from './change.js';
import { overlap } from './pair-similar.js';
import { differingMembers, sameJson } from './same-json.js';

/** More combinations than this are not tried; published connectors have fewer than 300 policies. */
const MOST_COMBINATIONS = 250_000;

interface Around {
  readonly old: Node | undefined;
  readonly new: Node | undefined;
}

/** Compares what the platform does to requests and answers. What a policy means for flows the files do not tell. */
export function comparePolicies(
  old: readonly Policy[],
  now: readonly Policy[],
  around: Around,
  turnover: Turnover,
  report: Report,
): void {
  if (old.length * now.length > MOST_COMBINATIONS) {
    if (!sameJson(around.old?.value, around.new?.value))
      report('policy-changed', `some of ${Math.max(old.length, now.length)} policies differ`, around);
    return;
  }
  const { same, pairs, gone, fresh } = matchPolicies(old, now);
  for (const [before, after] of same)
    if (!sameJson(before.node.get('title')?.value, after.node.get('title')?.value))
      report('policy-text-changed', `${subjectOf(before)} has another title`, placesOf(before, after));
  for (const [before, after] of pairs) {
    const kind = isTurnover(before, after, turnover) ? 'operation-policy-changed' : 'policy-changed';
    report(kind, `${subjectOf(before)} differs${differenceOf(before, after)}`, {
      ...placesOf(before, after),
      operations: operationsOf(before, after),
    });
  }
  for (const policy of gone)
    report(removalOf(policy, turnover), `${subjectOf(policy)} is gone`, {
      old: policy.node,
      new: around.new,
      operations: operationsOf(policy),
    });
  for (const policy of fresh)
    report(additionOf(policy, turnover), `${subjectOf(policy)} is new`, {
      old: around.old,
      new: policy.node,
      operations: operationsOf(policy),
    });
  const order = [...same, ...pairs]
    .sort(([a], [b]) => old.indexOf(a) - old.indexOf(b))
    .map(([, after]) => now.indexOf(after));
  if (order.some((place, index) => index > 0 && place < (order[index - 1] as number)))
    report('policy-order-changed', 'the policies stand in another order', around);
}

/** The operationIds that are new and those that are gone: what is about them alone nobody feels beside that. */
export interface Turnover {
  readonly came: ReadonlySet<string>;
  readonly went: ReadonlySet<string>;
}

const isOnlyOf = (policy: Policy, ids: ReadonlySet<string>): boolean => {
  const names = operationsOf(policy);
  return names.length > 0 && names.every((name) => ids.has(name));
};

function removalOf(policy: Policy, { went }: Turnover) {
  if (isOnlyOf(policy, went)) return 'operation-policy-removed';
  return policy.template === 'pollingtrigger' ? 'polling-policy-removed' : 'policy-removed';
}

function additionOf(policy: Policy, { came }: Turnover) {
  if (isOnlyOf(policy, came)) return 'operation-policy-added';
  return policy.template === 'pollingtrigger' ? 'polling-policy-added' : 'policy-added';
}

/** True for a policy that only lists new operations too, or no longer those that are gone. */
function isTurnover(before: Policy, after: Policy, { came, went }: Turnover): boolean {
  const except = new Set(
    [before, after].flatMap(({ operationNames }) => (operationNames ? [String(operationNames.key)] : [])),
  );
  const [was, is] = [before, after].map((policy) => new Set(operationsOf(policy))) as [Set<string>, Set<string>];
  // A list that becomes empty means all operations.
  if (was.size === 0 || is.size === 0) return false;
  return (
    differingMembers(before.node.get('parameters')?.value, after.node.get('parameters')?.value, except).length === 0 &&
    [...was].every((id) => is.has(id) || went.has(id)) &&
    [...is].every((id) => was.has(id) || came.has(id))
  );
}

type Pair = readonly [old: Policy, now: Policy];

/** Policies that say the same, those of one template that do not, and the rest. */
function matchPolicies(old: readonly Policy[], now: readonly Policy[]) {
  const same: Pair[] = [];
  const pairs: Pair[] = [];
  const free = new Set(now);
  const take = (list: Pair[], before: Policy, after: Policy | undefined): boolean => {
    if (!after) return true;
    free.delete(after);
    list.push([before, after]);
    return false;
  };
  const changed = old.filter((before) =>
    take(
      same,
      before,
      find(free, (after) => saysTheSame(before, after)),
    ),
  );
  const gone = changed.filter((before) =>
    take(
      pairs,
      before,
      find(free, (after) => isOneOf(before, after, sameJson)) ??
        find(free, (after) => isOneOf(before, after, sharesOperation)),
    ),
  );
  return { same, pairs, gone, fresh: [...free] };
}

const find = (policies: Iterable<Policy>, isIt: (policy: Policy) => boolean): Policy | undefined => {
  for (const policy of policies) if (isIt(policy)) return policy;
  return undefined;
};

const saysTheSame = (before: Policy, after: Policy): boolean =>
  before.template === after.template &&
  sameJson(before.node.get('parameters')?.value, after.node.get('parameters')?.value);

/** One policy before and after: of the same template, for the same name, and for operations that are alike. */
const isOneOf = (before: Policy, after: Policy, alike: (a: unknown, b: unknown) => boolean): boolean =>
  before.template === after.template &&
  sameJson(before.parameter('name')?.value, after.parameter('name')?.value) &&
  alike(before.operationNames?.value, after.operationNames?.value);

const sharesOperation = (a: unknown, b: unknown): boolean =>
  !Array.isArray(a) || !Array.isArray(b) || overlap(a.map(plainText), b.map(plainText)) > 0;

/** A policy by its template, what it sets, and its title, since a connector has many of one template. */
const subjectOf = (policy: Policy): string => {
  const name = policy.parameter('name')?.text;
  const title = policy.node.string('title')?.trim();
  return (
    `the policy ${quoted(policy.templateId ?? '')}${name === undefined ? '' : ` of ${quoted(name)}`}` +
    (title ? ` (${quoted(title)})` : '')
  );
};

/** The parameters in which two policies differ, by the last part of their names. */
function differenceOf(before: Policy, after: Policy): string {
  const [was, is] = [before, after].map(({ node }) => node.get('parameters')?.value);
  const names = differingMembers(was, is, new Set()).map((name) =>
    name.replace(/^x-ms-apimTemplate(?:Parameter)?[.-]/, ''),
  );
  return names.length === 0 ? '' : ` in ${names.map(quoted).join(', ')}`;
}

const placesOf = (before: Policy, after: Policy) => ({ old: before.node, new: after.node });

const operationsOf = (...policies: readonly Policy[]): string[] =>
  [...new Set(policies.flatMap((policy) => stringsOf(policy.operationNames)))].sort();

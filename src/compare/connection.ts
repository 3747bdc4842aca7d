import { plainText, quoted } from '../connector/json-types.js';
import { type ConnectionParameter, OAuthSettings, type Properties } from '../connector/properties.js';
import { keyOf, type Node } from '../document/node.js';
import type { Report } from './change.js';
import { compareOAuth } from './oauth.js';
import { nameLikeness, pairSimilar } from './pair-similar.js';
import { differingMembers, sameJson } from './same-json.js';
import { valueDifference } from './value-sets.js';

/** The parameters of one way of signing in. */
interface ParameterSet {
  /** The name of the set; undefined for `connectionParameters`. */
  readonly name: string | undefined;
  readonly parameters: readonly ConnectionParameter[];
}

const LEAST_LIKENESS = 0.6;

/** Compares what people are asked for when they make a connection, and how they sign in. */
export function compareConnection(old: Properties, now: Properties, report: Report): void {
  const [was, is] = [setsOf(old), setsOf(now)];
  const where = {
    old: old.setsNode ?? old.parametersNode ?? old.node,
    new: now.setsNode ?? now.parametersNode ?? now.node,
  };
  const hadSets = was.some(({ name }) => name !== undefined);
  const hasSets = is.some(({ name }) => name !== undefined);
  if (was.length > 0 && is.length > 0 && hadSets !== hasSets) {
    if (hasSets) report('parameter-sets-introduced', 'connectionParameters became connectionParameterSets', where);
    else report('parameter-sets-dissolved', 'connectionParameterSets became connectionParameters', where);
    return;
  }
  const [wasByName, isByName] = [byName(was), byName(is)];
  for (const before of was) {
    const after = isByName.get(before.name);
    if (after) compareParameters(before.parameters, after.parameters, where, report);
    else if (before.name === undefined) compareParameters(before.parameters, [], where, report);
    else report('parameter-set-removed', `the parameter set ${quoted(before.name)} is gone`, where);
  }
  for (const after of is) {
    if (wasByName.has(after.name)) continue;
    if (after.name === undefined) compareParameters([], after.parameters, where, report);
    else report('parameter-set-added', `the parameter set ${quoted(after.name)} is new`, where);
  }
}

const byName = (sets: readonly ParameterSet[]): ReadonlyMap<string | undefined, ParameterSet> =>
  new Map(sets.map((set) => [set.name, set]));

function setsOf({ connectionParameters }: Properties): ParameterSet[] {
  const sets = new Map<string | undefined, ConnectionParameter[]>();
  for (const parameter of connectionParameters) {
    const known = sets.get(parameter.set);
    if (known) known.push(parameter);
    else sets.set(parameter.set, [parameter]);
  }
  return [...sets].map(([name, parameters]) => ({ name, parameters }));
}

interface Places {
  readonly old: Node | undefined;
  readonly new: Node | undefined;
}

function compareParameters(
  old: readonly ConnectionParameter[],
  now: readonly ConnectionParameter[],
  around: Places,
  report: Report,
): void {
  const present = new Map(now.map((parameter) => [parameter.name.toLowerCase(), parameter]));
  const known = new Set(old.map(({ name }) => name.toLowerCase()));
  const gone: ConnectionParameter[] = [];
  for (const before of old) {
    const after = present.get(before.name.toLowerCase());
    if (after) comparePair(before, after, report);
    else gone.push(before);
  }
  const fresh = now.filter(({ name }) => !known.has(name.toLowerCase()));
  const renamed = pairSimilar(gone, fresh, likeness, LEAST_LIKENESS);
  for (const [before, after] of renamed) {
    const message = `the connection parameter ${quoted(before.name)} is now called ${quoted(after.name)}`;
    report('connection-parameter-renamed', message, { old: keyOf(before.node), new: keyOf(after.node) });
    comparePair(before, after, report);
  }
  const paired = new Set(renamed.flat());
  for (const parameter of gone)
    if (!paired.has(parameter)) {
      const kind = isOAuth(parameter) ? 'authentication-type-changed' : 'connection-parameter-removed';
      report(kind, `${subjectOf(parameter)} is gone`, { old: keyOf(parameter.node), new: around.new });
    }
  for (const parameter of fresh)
    if (!paired.has(parameter)) {
      const required = isRequired(parameter) ? ' and required' : '';
      report(additionKind(parameter), `${subjectOf(parameter)} is new${required}`, {
        old: around.old,
        new: keyOf(parameter.node),
      });
    }
}

const typeOf = ({ type }: ConnectionParameter): string => type?.toLowerCase() ?? '';
const isOAuth = (parameter: ConnectionParameter): boolean => typeOf(parameter) === 'oauthsetting';

/** Constraints are texts in published files, `"true"`, and sometimes booleans. */
const isRequired = ({ constraints }: ConnectionParameter): boolean =>
  /^true$/i.test(plainText(constraints?.get('required')?.value ?? ''));

const subjectOf = ({ name }: ConnectionParameter): string => `the connection parameter ${quoted(name)}`;

/** Names that are alike, or the same texts for whoever fills it in. */
function likeness(old: ConnectionParameter, now: ConnectionParameter): number {
  if (typeOf(old) !== typeOf(now)) return 0;
  const [was, is] = [old, now].map(({ node }) => node.at('uiDefinition', 'displayName') && node.get('uiDefinition'));
  return was && is && sameJson(was.value, is.value) ? 1 : nameLikeness(old.name, now.name);
}

function additionKind(parameter: ConnectionParameter) {
  if (isOAuth(parameter)) return 'authentication-type-changed';
  return isRequired(parameter) ? 'connection-parameter-required-added' : 'connection-parameter-added';
}

const TEXTS: readonly string[] = ['displayName', 'description', 'tooltip'];
/** Constraints that are compared by themselves, or that only order or show the form. */
const CONSTRAINTS: ReadonlySet<string> = new Set(['required', 'allowedValues', 'tabIndex']);
const PARAMETER: ReadonlySet<string> = new Set(['type', 'uiDefinition', 'oAuthSettings']);

function comparePair(old: ConnectionParameter, now: ConnectionParameter, report: Report): void {
  const subject = subjectOf(old);
  const where = { old: keyOf(old.node), new: keyOf(now.node) };
  if (typeOf(old) !== typeOf(now)) {
    const kind = isOAuth(old) || isOAuth(now) ? 'authentication-type-changed' : 'connection-parameter-type-changed';
    report(kind, `${subject} was of type ${quoted(old.type ?? '')} and is of type ${quoted(now.type ?? '')}`, where);
    return;
  }
  const [was, is] = [isRequired(old), isRequired(now)];
  if (!was && is) report('connection-parameter-now-required', `${subject} is now required`, where);
  else if (was && !is) report('connection-parameter-now-optional', `${subject} is no longer required`, where);
  compareAllowedValues(old, now, report);
  const ui = [old, now].map(({ node }) => node.get('uiDefinition'));
  const texts = TEXTS.filter((key) => !sameJson(ui[0]?.get(key)?.value, ui[1]?.get(key)?.value));
  if (texts.length > 0)
    report('connection-parameter-text-changed', `${subject} has another ${texts.join(', ')}`, where);
  const others = [
    ...differingMembers(old.constraints?.value, now.constraints?.value, CONSTRAINTS),
    ...differingMembers(ui[0]?.value, ui[1]?.value, new Set([...TEXTS, 'constraints'])),
    ...differingMembers(old.node.value, now.node.value, PARAMETER).filter(
      (key) => key.toLowerCase() !== 'oauthsettings',
    ),
  ];
  if (others.length > 0)
    report('connection-parameter-other-changed', `${subject} differs in ${others.map(quoted).join(', ')}`, where);
  const [before, after] = [oauthOf(old), oauthOf(now)];
  if (before && after) compareOAuth(before, after, report);
  else if (before || after)
    report('authentication-type-changed', `${subject} ${after ? 'now has' : 'no longer has'} OAuth settings`, where);
}

/** The OAuth settings of a parameter; the key has several casings. */
function oauthOf(parameter: ConnectionParameter): OAuthSettings | undefined {
  const node = parameter.node.getIgnoringCase('oAuthSettings');
  return node?.isObject ? new OAuthSettings(node, parameter) : undefined;
}

function compareAllowedValues(old: ConnectionParameter, now: ConnectionParameter, report: Report): void {
  const [was, is] = [old, now].map(({ constraints }) => constraints?.get('allowedValues'));
  const { relation } = valueDifference(was, is);
  const where = { old: was ?? keyOf(old.node), new: is ?? keyOf(now.node) };
  if (relation === 'narrower' || relation === 'other')
    report('connection-parameter-values-narrowed', `${subjectOf(old)} takes fewer values`, where);
  if (relation === 'wider' || relation === 'other')
    report('connection-parameter-values-widened', `${subjectOf(old)} takes more values`, where);
  if (relation === 'same' && !sameJson(was?.value, is?.value))
    report(
      'connection-parameter-text-changed',
      `the values of ${subjectOf(old)} are worded or ordered differently`,
      where,
    );
}

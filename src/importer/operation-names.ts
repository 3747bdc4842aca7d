import { wordsOf } from '../connector/operation-names.js';
import { pascal } from '../facts/tables/names.js';
import { callOf, variablesIn } from './paths.js';
import { isPlural, plural, singular } from './plurals.js';
import { ACTIONS, PARTICLE, READING, VERBS } from './verbs.js';

/** What an operation is named by. */
export interface Nameable {
  readonly path: string;
  readonly method: string;
  /** The name that the document or the generator gives it. */
  readonly wanted: string | undefined;
  /** True where the document says that it returns several things. */
  readonly isSeveral?: boolean;
}

/** The longest name that is made; the limit of the platform is not published. */
const LONGEST = 70;

/** Words that say which of the things before them are meant. */
const KINDS: ReadonlySet<string> = new Set(
  (
    'active all approved archived assigned available closed completed current default deleted emergency expired favorite ' +
    'featured inactive latest mine normal open overdue pending popular public recent rejected resolved standard upcoming'
  ).split(' '),
);

/**
 * The names of operations, by their calls. The same operations get the same names, in whatever order they come: a name
 * that several want stays with the one that had it before, else with the shortest path, and the others say more of theirs.
 * @param before the names of an earlier import, by their calls
 * @param taken names that other parts of the connector use
 */
export function operationNames(
  operations: readonly Nameable[],
  before: ReadonlyMap<string, string>,
  taken: Iterable<string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  const take = (operation: Nameable, name: string): boolean => {
    if (used.has(name.toLowerCase())) return false;
    used.add(name.toLowerCase());
    names.set(callOf(operation), name);
    return true;
  };
  const calls = new Set(operations.map(callOf));
  const near = ({ path }: Nameable): Near => ({
    hasPatch: calls.has(callOf({ method: 'patch', path })),
    hasItems: calls.has(callOf({ method: 'get', path: `${path.replace(/\/$/, '')}/{}` })),
  });
  const apis = new Map<string, Set<string>>();
  const plain = (operation: Nameable): string => Object.values(partsOf(operation, near(operation))).join('');
  for (const operation of operations)
    apis.set(plain(operation), (apis.get(plain(operation)) ?? new Set()).add(prefixOf(operation.path).api));
  // The name of the API tells apart what several APIs have.
  const isShared = (operation: Nameable): boolean => (apis.get(plain(operation))?.size ?? 0) > 1;
  const inOrder = [...operations].sort(
    (a, b) =>
      Number(a.wanted === undefined) - Number(b.wanted === undefined) ||
      a.path.length - b.path.length ||
      (callOf(a) < callOf(b) ? -1 : 1),
  );
  const rest = inOrder.filter((operation) => {
    const known = before.get(callOf(operation));
    return known === undefined || !take(operation, known);
  });
  // The next number of a name that several want: to try all from the first again would take the square of the time.
  const next = new Map<string, number>();
  for (const operation of rest) {
    const candidates = candidatesFor(operation, near(operation), isShared(operation));
    if (candidates.some((name) => take(operation, name))) continue;
    const last = candidates.at(-1) as string;
    let count = next.get(last.toLowerCase()) ?? 2;
    while (!take(operation, `${last}${count}`)) count++;
    next.set(last.toLowerCase(), count + 1);
  }
  return names;
}

/** Names from the plainest to the one that says most. */
function candidatesFor(operation: Nameable, near: Near, isShared: boolean): readonly string[] {
  const { path, wanted } = operation;
  const own = wanted === undefined ? '' : plainName(wanted);
  const { verb, noun } = partsOf(operation, near);
  const { namespace, version, api } = prefixOf(path);
  const name = own === '' ? `${verb}${isShared ? pascal(api) : ''}${noun}` : own;
  const by = variablesIn(path).slice(-2).map(pascal).join('And');
  return [
    name,
    ...(by === '' ? [] : [`${name}By${by}`]),
    ...(own === '' && namespace !== '' ? [`${verb}${pascal(namespace)}${pascal(api)}${noun}`] : []),
    `${name}${pascal(version).toUpperCase()}`,
  ].map((candidate) => candidate.slice(0, LONGEST));
}

/** A name of letters and digits; what has them already stays as it is. */
function plainName(wanted: string): string {
  const name = /^[A-Za-z][A-Za-z0-9]*$/.test(wanted) ? wanted : pascal(inAscii(wanted));
  return (/^[A-Za-z]/.test(name) ? name : name === '' ? '' : `Call${name}`).slice(0, LONGEST);
}

/** Letters of Latin script without their marks: names of operations are of ASCII. */
const inAscii = (text: string): string =>
  decoded(text)
    .replace(/[ßæœøłđþð]/gi, (letter) => LETTERS[letter.toLowerCase()] as string)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ð: 'd',
};

/** A part of a path without percent-encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const isVersion = (segment: string): boolean => /^(?:v\d+(?:\.\d+)*|\d+(?:\.\d+)+)$/i.test(segment);
const isVariable = (segment: string): boolean => segment.includes('{');

/** The parts of a path that say where an API lives, not what it is about: `/api`, the scope of the application, the version. */
function prefixOf(path: string): Prefix {
  const all = path.split('/').filter((segment) => segment !== '');
  const isServiceNow = all[0] === 'api';
  const version = all.find(isVersion) ?? '';
  const rest = (isServiceNow ? all.slice(2) : all).filter((segment) => !isVersion(segment));
  const scope = isServiceNow ? all[1] : undefined;
  const namespace = scope === undefined || isVariable(scope) ? '' : scope.replace(/^x_(?=.)/, '');
  // The name of an API stands before its resources.
  const [first = '', second] = rest;
  const hasApi = isServiceNow && second !== undefined && !isVariable(first) && !isVariable(second);
  const segments = hasApi ? rest.slice(1) : rest;
  return {
    namespace,
    version,
    api: hasApi ? first : '',
    segments: segments.some((one) => !isVariable(one)) ? segments : [namespace || 'root', ...segments],
  };
}

interface Prefix {
  readonly namespace: string;
  readonly version: string;
  /** The name of the API, where the path goes on with a name. */
  readonly api: string;
  readonly segments: readonly string[];
}

/** What other operations say about one. */
interface Near {
  /** True where the path has a PATCH. */
  readonly hasPatch: boolean;
  /** True where one of what the path stands for can be got. */
  readonly hasItems: boolean;
}

/** What is done and to what. */
function partsOf({ path, method, isSeveral }: Nameable, { hasPatch, hasItems }: Near): { verb: string; noun: string } {
  const { segments, api } = prefixOf(path);
  const fixed = segments.flatMap((segment, index) =>
    isVariable(segment) ? [] : [{ words: thingsIn(segment, method), isOne: isVariable(segments[index + 1] ?? '') }],
  );
  const last = fixed.at(-1) as Segment;
  const ofApi: readonly Segment[] = api === '' ? [] : [{ words: wordsOf(inAscii(api)), isOne: true }];
  // An action or a kind that stands alone is one of the API's things.
  const before = fixed.length > 1 ? fixed.slice(0, -1).slice(-2) : ofApi;
  if ((!last.isOne || (fixed.length === 1 && api !== '')) && isAction(last.words, method)) {
    const [first = '', ...more] = last.words;
    const isPhrase = PARTICLE.test(more[0] ?? '');
    const others = isPhrase ? more.slice(1) : more;
    const isOnMany = others.length === 1 && /^(?:all|many|multiple)$/i.test(others[0] as string);
    const noun = nounOf(before, !isOnMany);
    return {
      verb: pascal([first, ...(isPhrase ? more.slice(0, 1) : [])].join(' ')),
      noun: isOnMany ? pascal(others[0] as string) + noun : noun + pascal(others.join(' ')),
    };
  }
  const isKind = before.length > 0 && saysWhich(last.words);
  const thing = isKind ? before.at(-1) : last;
  const isList =
    method === 'get' && !last.isOne && (hasItems || isSeveral === true || isPlural(thing?.words.at(-1) ?? ''));
  const verbs: Readonly<Record<string, string>> = {
    get: isList ? 'List' : 'Get',
    post: 'Create',
    put: hasPatch ? (path.startsWith('/api/') ? 'Modify' : 'Replace') : 'Update',
    patch: 'Update',
    delete: 'Delete',
  };
  return {
    verb: verbs[method] ?? pascal(method),
    noun: isKind ? pascal(last.words.join(' ')) + nounOf(before, !isList) : nounOf(fixed.slice(-3), !isList),
  };
}

/** Whether the end of a path says which of the things before it are meant: `open`, `most_viewed`. */
function saysWhich(words: readonly string[]): boolean {
  const [first = '', second = ''] = words.map((word) => word.toLowerCase());
  if (words.length === 1) return KINDS.has(first);
  return words.length === 2 && /^(?:last|least|most|newly|not|recently)$/.test(first) && second.endsWith('ed');
}

/** The words of a segment of a path, and whether the next one chooses one of what it names. */
interface Segment {
  readonly words: readonly string[];
  readonly isOne: boolean;
}

/** The words of a segment; `getOrders` repeats the method. */
function thingsIn(segment: string, method: string): readonly string[] {
  const words = wordsOf(inAscii(segment));
  return method === 'get' && words.length > 1 && /^(?:get|list|fetch|retrieve)$/i.test(words[0] as string)
    ? words.slice(1)
    : words;
}

/** Whether the end of a path says what is done: `order_now` is an action, `order_lines` are things. */
function isAction(words: readonly string[], method: string): boolean {
  const [first = '', ...others] = words.map((word) => word.toLowerCase());
  if (method === 'get') return READING.has(first) && others.length === 0;
  if (method === 'delete') return /^(?:clear|empty)$/.test(first);
  if (method !== 'post') return false;
  return VERBS.has(first) || (ACTIONS.has(first) && !isPlural(others.at(-1) ?? ''));
}

/** Words of segments as one name, each in the singular but the last one of a list. */
function nounOf(parts: readonly Segment[], isOne: boolean): string {
  const words = parts.map(({ words }, index) => {
    const [last = '', number] = [words.at(-1), index === parts.length - 1 && !isOne ? plural : singular];
    return pascal([...words.slice(0, -1), number(last)].join(' '));
  });
  // `/incident/incidents` and `/user/current_user` say the same twice.
  const saysAgain = (word: string, next = ''): boolean => next.startsWith(word) || next.endsWith(word);
  return words.filter((word, index) => word === '' || !saysAgain(word, words[index + 1])).join('');
}

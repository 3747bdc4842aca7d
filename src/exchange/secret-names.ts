import { detached } from '../document/detached.js';

/** Words that make a name the name of a secret wherever they stand in it. */
const ANYWHERE =
  /secret|secert|sercet|passw(?:or)?d|pasword|passphrase|(?:api|subscription|access|account|function|functions|host|master|private|signing|encryption)key|connectionstring|clientassertion|accesstoken|refreshtoken|bearertoken|authtoken|apitoken|sessiontoken|securitytoken/;
/** Words that do so at the end only: `authorization` is a header, `authorizationUrl` is an address. */
const AT_END = /(?:authorization|cookie|credentials?|pwd|token|idtoken)$/;
/** Names about a secret that do not hold one. */
const ABOUT =
  /(?:ur[il]|endpoint|host|name|type|types|label|title|description|summary|tooltip|hint|policy|template|mode|location|expiry|expires(?:in|at)?|lifetime|lifespan|method|format)$/;

/** A quick look: a name without any of these is none. */
const POSSIBLE = /secret|secert|sercet|pass|pasw|pwd|key|string|assertion|token|auth|cookie|credential/i;

const known = new Map<string, boolean>();

/** True for names under which secrets are kept: `clientSecret`, `token:client_secret`, `x-api-key`, `Authorization`. */
export function isSecretName(name: string): boolean {
  if (!POSSIBLE.test(name)) return false;
  const before = known.get(name);
  if (before !== undefined) return before;
  const letters = name
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  const answer = (ANYWHERE.test(letters) || AT_END.test(letters)) && !ABOUT.test(letters);
  if (known.size < 10_000) known.set(detached(name), answer);
  return answer;
}

/** True for short names of secrets in addresses; what follows them is a secret when it looks like one. */
export const isKeyParameter = (name: string): boolean => /^(?:key|code|sig|signature|auth|pass|pin)$/i.test(name);

const INSIDE = String.raw`[A-Za-z_][\w .:\-]{0,80}`;
/** Texts in the brackets or with the marks that tools replace: `{ClientSecret}`, `<your secret>`, `$(VAR)`, `#{VAR}#`. */
const MARKED = new RegExp(
  `^(?:${[
    String.raw`\{\{?${INSIDE}\}?\}`,
    `<${INSIDE}>`,
    String.raw`\[\[?${INSIDE}\]?\]`,
    String.raw`[$#@%]\{\{?${INSIDE}\}?\}[#]?`,
    String.raw`\$\(${INSIDE}\)`,
    String.raw`%[A-Za-z_]\w*%`,
    String.raw`__[A-Za-z]\w*__`,
    String.raw`\$(?:env:)?[A-Z_]+`,
    String.raw`[@[](?:connectionParameters|environmentVariables|parameters|variables|headers|queries)\('[\w:.\- ]*'(?:, ?'')?\)\]?`,
  ].join('|')})$`,
);
/** Words of which instructions in place of a secret are made. */
const WORDS = new Set(
  'a an the and or your my our his this that it its here with by of for from in into to at be is as me us enter insert put paste add set fill type provide use replace replaced change changeme placeholder dummy example sample fake todo tbd fixme client app application api oauth oauth2 azure ad aad entra servicenow service now secret secrets key keys password token value string text guid redacted removed hidden masked actual real generated registered copied app registration'.split(
    ' ',
  ),
);
/** One of these must be among them: a password of the words `secret` and `key` alone stays a password. */
const INSTRUCTION =
  /^(?:your|my|enter|insert|put|paste|fill|provide|replace|replaced|changeme|placeholder|dummy|example|sample|fake|todo|tbd|fixme|redacted|removed|hidden|masked)$/;

/** True for texts that stand where a secret belongs but cannot be one: `{ClientSecret}`, `<your secret>`, expressions. */
export function isSecretPlaceholder(value: string): boolean {
  if (value.length > 200) return false;
  const text = value.trim().replace(/^(?:Bearer|Basic|Token|(?:Api)?Key)\s+/i, '');
  if (
    text === '' ||
    /^(?:[*•.x_-]+|x{3,}|null|none|undefined|true|false|string|basic|bearer|digest)$/i.test(text) ||
    MARKED.test(text)
  )
    return true;
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_.,:!?<>{}[\]()'-]+/)
    .filter((word) => word !== '');
  return words.every((word) => WORDS.has(word)) && words.some((word) => INSTRUCTION.test(word));
}

/** True for values that look made by chance, as opposed to words of a sentence. */
export const looksRandom = (value: string): boolean =>
  value.length >= 20 || (value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value));

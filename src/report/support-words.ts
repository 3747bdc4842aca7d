import { METHODS, SHAPES } from '../connector/swagger-shapes.js';
import type { Rule } from '../engine/rule.js';
import { PLATFORM_EXTENSIONS } from '../facts/extensions.js';
import { ENTRA_KEYS, PKCE_KEYS, TEMPLATE_KEYS, URL_KEYS } from '../facts/provider-keys.js';

/** Members of the connection files; together with those of Swagger, all that a pointer may name. */
const MEMBERS =
  'properties connectionParameters connectionParameterSets uiDefinition values parameters oAuthSettings identityProvider clientId clientSecret scopes redirectMode redirectUrl customParameters value type token gateway constraints required clearText hidden default allowedValues text displayName description tooltip capabilities iconBrandColor publisher stackOwner policyTemplateInstances templateId title scriptOperations isFirstParty IsFirstParty AzureActiveDirectoryResourceId IsOnbehalfofLoginSupported x-ms-apimTemplate-operationName x-ms-apimTemplate-policySection x-ms-apimTemplateParameter.name x-ms-apimTemplateParameter.value x-ms-apimTemplateParameter.exists x-ms-apimTemplateParameter.exists-action x-ms-apimTemplateParameter.urlTemplate x-ms-apimTemplateParameter.newPath x-ms-apimTemplateParameter.httpMethod name in out operationId parameters value-path value-title value-collection itemValuePath itemTitlePath itemsPath selectionParameter schema anyOf oneOf not nullable const examples connectorId environment apiProperties apiDefinition icon script powerAppsUrl powerAppsApiVersion annotation family revision status replacement api propertyName propertyValue'.split(
    ' ',
  );

/** What a message says around what it quotes, where the rules' own texts do not have the word already. */
const GLUE =
  'a an the id ids is are was has have had no not none of in on at to for from by with without and or but as it its this that these those which here there one two several other others another both same twice more less than only all any each every first last before after above below between behind inside outside within while when where whose too also again did do does you mean expected found missing empty unknown wrong right different equal equals like named called says said say written stands stand seen known given used uses using allowed must may can cannot should could would will be been being begins begin ends end starts start contains contain holds hold belongs belong points point leads refers declares declared defined defines exists exist appears text string number integer boolean object array list null true false character characters member members key keys name names value values line lines file files time times oauth oauth2 oauth_auth.do oauth_token.do oauth_redirect.do authorize token common organizations'.split(
    ' ',
  );

const WORD = /[A-Za-z_$][\w$.\-/]*/g;
const PIECES = /[.\-/_]+/;

/** The words that a report for others may hold: those of the rules and of the platforms' own formats, nobody's names. */
export class Vocabulary {
  private readonly words = new Set<string>();
  private readonly members: ReadonlySet<string>;

  constructor(rules: readonly Rule[]) {
    const swagger = Object.values(SHAPES).flatMap(({ members }) => [...members.keys()]);
    this.members = new Set([
      ...swagger,
      ...METHODS,
      ...PLATFORM_EXTENSIONS,
      ...URL_KEYS,
      ...TEMPLATE_KEYS,
      ...ENTRA_KEYS,
      ...PKCE_KEYS,
      ...MEMBERS,
    ]);
    for (const member of this.members) this.learn(member);
    for (const word of GLUE) this.learn(word);
    for (const { id, aliases = [], title, why, remedy, symptoms } of rules)
      for (const text of [id, ...aliases, title, why, remedy, ...symptoms.map(({ text: sign }) => sign ?? '')])
        for (const [word] of text.matchAll(WORD)) this.learn(word);
  }

  /** True for a word, and for words joined by dots, dashes and slashes, when all of them are known. */
  has(word: string): boolean {
    const text = word.toLowerCase();
    if (this.words.has(text)) return true;
    const pieces = text.split(PIECES).filter((piece) => piece !== '');
    return pieces.length > 1 && pieces.every((piece) => this.words.has(piece) || /^(?:v?\d{1,3})$/.test(piece));
  }

  /** True for a name that the formats give to a member, as opposed to one that an author made up. */
  isMember(name: string): boolean {
    return this.members.has(name);
  }

  private learn(word: string): void {
    const text = word.toLowerCase().replace(/[.\-/]+$/, '');
    this.words.add(text);
    for (const piece of text.split(PIECES)) if (piece.length > 1) this.words.add(piece);
  }
}

import { Template, type TemplateKey } from '../connector/oauth-templates.js';
import {
  AUTHORIZE,
  KNOWN,
  type Knowledge,
  NOTES,
  type ParameterFact,
  REFRESH,
  TOKEN_FORM,
} from '../facts/platform-requests.js';
import {
  type Address,
  addressOf,
  browserRequest,
  defaults,
  ENDPOINT,
  formRequest,
  NOTHING,
  type OAuthStage,
  type Parts,
  scopeNotes,
  withoutSecret,
  withQuery,
} from './compose.js';
import { decodeQuery, encodeQuery } from './encoding.js';
import { type Context, fillTemplate, textOf } from './fill.js';
import {
  type Filled,
  type Origin,
  type PlatformRequest,
  type RequestParameter,
  type Stage,
  weaker,
} from './request.js';

/** The requests of `oauth2generic`: what the templates say, and what is assumed where there is none. */
export function templateRequests(context: Context, stage: OAuthStage): PlatformRequest[] {
  const address = templateAddress(context, stage);
  if (!address) return [];
  if (stage === 'authorize') {
    const query = template(context, stage, 'authorizationUrlQueryStringTemplate', AUTHORIZE);
    return [browserRequest(address, query, KNOWN.authorize, query.isDefault ? scopeNotes(context) : [])];
  }
  const isToken = stage === 'token';
  const query = template(context, stage, isToken ? 'tokenUrlQueryStringTemplate' : 'refreshUrlQueryStringTemplate');
  const body = template(
    context,
    stage,
    isToken ? 'tokenBodyTemplate' : 'refreshBodyTemplate',
    isToken ? TOKEN_FORM : REFRESH,
  );
  const notes = isToken ? [NOTES.templateRetry] : body.isDefault ? [NOTES.refreshSecret] : [];
  const request = formRequest(withQuery(address, query), body, {
    stage,
    knowledge: isToken ? KNOWN.token : KNOWN.refresh,
    notes,
  });
  return [request];
}

function templateAddress(context: Context, stage: OAuthStage): Address | undefined {
  const { oauth } = context;
  const node = oauth.endpoint(ENDPOINT[stage]);
  const text = textOf(context, node)?.trim();
  if (!node || !text) return undefined;
  const from = { label: oauth.endpointKey(ENDPOINT[stage]), node };
  const { raw, fillings, unresolved, notes } = fillTemplate(context, stage, from, text, (value) => value);
  const knowledge = fillings.reduce<Knowledge>(weaker, KNOWN.addressTemplate);
  return { ...addressOf(raw, text, from, knowledge), parts: { ...NOTHING, unresolved, notes } };
}

interface TemplateParts extends Parts {
  /** True where the file has no such template and parameters are assumed. */
  readonly isDefault: boolean;
}

/**
 * A query or body template, filled.
 * @param fallback what is assumed where the file has none
 */
function template(
  context: Context,
  stage: Stage,
  key: TemplateKey,
  fallback?: readonly ParameterFact[],
): TemplateParts {
  const { oauth, values } = context;
  const node = oauth.custom(key);
  const text = textOf(context, node);
  const place = /Body/.test(key) ? 'body' : 'query';
  if (!node || text === undefined || text.trim() === '') {
    if (!fallback) return { ...NOTHING, isDefault: true };
    const facts = values.clientSecret === undefined ? withoutSecret(fallback) : fallback;
    const parts = defaults(context, facts, place, KNOWN.defaultTemplate);
    const missing = text === undefined ? NOTES.noTemplate : NOTES.blankTemplate;
    return {
      ...parts,
      raw: place === 'query' ? `?${parts.raw}` : parts.raw,
      notes: [{ ...missing, text: missing.text.replace('TEMPLATE', key) }],
      isDefault: true,
    };
  }
  const from = { label: key, node };
  const read = new Template(oauth, key, node, text);
  const { raw, notes, unresolved } = fillTemplate(context, stage, from, text, encodeQuery);
  const parameters = read.parameters.map((parameter) =>
    templateParameter(context, stage, from, place, parameter.name, parameter.value),
  );
  return { raw, parameters, notes: read.isJson ? [...notes, NOTES.jsonBody] : notes, unresolved, isDefault: false };
}

/** One `name=value` of a template as the server reads it. */
function templateParameter(
  context: Context,
  stage: Stage,
  from: Origin,
  place: 'query' | 'body',
  name: string,
  value: string,
): RequestParameter {
  const plain = (text: string): string => text;
  const filled = fillTemplate(context, stage, from, value, plain, decodeQuery);
  const { fillings } = filled;
  const only: Filled | undefined = fillings[0];
  const origin =
    fillings.length === 1 && only
      ? only.from
      : fillings.length > 1
        ? { label: [...new Set(fillings.map((each) => each.from.label))].join(', ') }
        : from;
  return {
    in: place,
    name: fillTemplate(context, stage, from, name, plain, decodeQuery).raw,
    value: filled.raw,
    from: origin,
    template: from,
    ...fillings.reduce<Knowledge>(weaker, filled.notes.includes(NOTES.otherStage) ? KNOWN.otherStage : KNOWN.template),
  };
}

import type { EndpointName } from '../connector/properties.js';
import { templateParameters } from '../facts/oauth.js';
import { KNOWN, type Knowledge, NOTES, type NoteFact, type ParameterFact } from '../facts/platform-requests.js';
import { decodeQuery, encodeForm, encodeQuery } from './encoding.js';
import { builtIn, type Context, scopesText } from './fill.js';
import {
  type Origin,
  type PlatformRequest,
  type RequestParameter,
  type Stage,
  type Unresolved,
  weaker,
} from './request.js';

/** The requests of the sign-in; the call of an operation is made elsewhere. */
export type OAuthStage = Exclude<Stage, 'api'>;

/** A text made of parts, with the parameters that the parts name. */
export interface Parts {
  readonly raw: string;
  readonly parameters: readonly RequestParameter[];
  readonly notes: readonly NoteFact[];
  readonly unresolved: readonly Unresolved[];
}

export const NOTHING: Parts = { raw: '', parameters: [], notes: [], unresolved: [] };

export interface Address {
  /** As it is sent, with the query that the file gives it. */
  readonly url: string;
  /** Without query. */
  readonly shown: PlatformRequest['address'];
  /** The parameters of its own query. */
  readonly query: readonly RequestParameter[];
  readonly parts: Parts;
}

export function addressOf(url: string, text: string, from: Origin, knowledge: Knowledge): Omit<Address, 'parts'> {
  const mark = url.indexOf('?');
  const own = mark < 0 || !text.includes('?') ? '' : url.slice(mark + 1);
  const query = templateParameters(`?${own}`).map(
    (parameter): RequestParameter => ({
      in: 'query',
      name: decodeQuery(parameter.name),
      value: decodeQuery(parameter.value),
      from,
      ...knowledge,
    }),
  );
  return { url, shown: { value: mark < 0 ? url : url.slice(0, mark), from, ...knowledge }, query };
}

/** An address with a query template put behind it. */
export function withQuery(address: Address, query: Parts): Address {
  const parts = joined('', address.parts, query);
  return { ...address, url: address.url + query.raw, query: [...address.query, ...query.parameters], parts };
}

export const joined = (separator: string, ...all: readonly Parts[]): Parts => ({
  raw: all
    .map(({ raw }) => raw)
    .filter((raw) => raw !== '')
    .join(separator),
  parameters: all.flatMap(({ parameters }) => parameters),
  notes: [...new Set(all.flatMap(({ notes }) => notes))],
  unresolved: all.flatMap(({ unresolved }) => unresolved),
});

/** The request that the platform has the browser make. */
export function browserRequest(
  address: Address,
  query: Parts & { readonly isDefault?: boolean },
  knowledge: Knowledge,
  notes: readonly NoteFact[],
): PlatformRequest {
  const hasMark = address.url.includes('?');
  const isTemplate = query.isDefault === false;
  const raw = query.raw.replace(/^\?/, '');
  const separator = query.raw === '' ? '' : hasMark ? (/[?&]$/.test(address.url) ? '' : '&') : '?';
  const url = isTemplate ? address.url + query.raw : address.url + separator + raw;
  const isLost = isTemplate && !hasMark && !query.raw.includes('?');
  return {
    stage: 'authorize',
    method: 'GET',
    url,
    address: address.shown,
    headers: [],
    parameters: [...address.query, ...query.parameters],
    notes: unique([...address.parts.notes, ...query.notes, ...notes, ...(isLost ? [NOTES.noQuestionMark] : [])]),
    unresolved: [...address.parts.unresolved, ...query.unresolved],
    ...knowledge,
  };
}

const FORM = 'application/x-www-form-urlencoded';

interface FormOptions {
  readonly stage: Stage;
  readonly attempt?: 'form' | 'basic';
  readonly knowledge: Knowledge;
  readonly notes: readonly NoteFact[];
}

/** A request that the platform's servers make, with a form as its body. */
export function formRequest(
  address: Address,
  body: Parts,
  { stage, attempt, knowledge, notes }: FormOptions,
): PlatformRequest {
  const contentType: RequestParameter = {
    in: 'header',
    name: 'Content-Type',
    value: FORM,
    from: { label: 'the platform' },
    ...KNOWN.form,
  };
  return {
    stage,
    ...(attempt ? { attempt } : {}),
    method: 'POST',
    url: address.url,
    address: address.shown,
    headers: [{ name: contentType.name, value: FORM }],
    body: body.raw,
    parameters: [contentType, ...address.query, ...body.parameters],
    notes: unique([...address.parts.notes, ...body.notes, ...notes]),
    unresolved: [...address.parts.unresolved, ...body.unresolved],
    ...knowledge,
  };
}

const unique = (notes: readonly NoteFact[]): NoteFact[] => [...new Set(notes)];

/** Parameters that the platform sends by itself. */
export function defaults(
  context: Context,
  facts: readonly ParameterFact[],
  place: 'query' | 'body',
  knowledge?: Knowledge,
): Parts {
  const encode = place === 'body' ? encodeForm : encodeQuery;
  const parameters = facts.flatMap(({ name, value, evidence, source }): RequestParameter[] => {
    const known = knowledge ? weaker({ evidence, source }, knowledge) : { evidence, source };
    if ('fixed' in value) return [{ in: place, name, value: value.fixed, from: { label: 'the platform' }, ...known }];
    const filled = builtIn(context, value.fill);
    if (value.fill === 'Scopes' && filled.value === '') return [];
    return [{ in: place, name, value: filled.value, from: filled.from, ...weaker(known, filled) }];
  });
  return { ...NOTHING, raw: parameters.map(({ name, value }) => `${name}=${encode(value)}`).join('&'), parameters };
}

/** What is not known of the scopes that are asked for. */
export function scopeNotes(context: Context): NoteFact[] {
  const { oauth } = context;
  const node = oauth.node.get('scopes');
  if (node && node.value !== null && !node.isArray) return [NOTES.scopesNoList];
  if (scopesText(context) === '') return [NOTES.noScopes];
  const isSaid = oauth.family === 'template' && oauth.custom('scopeListDelimiter')?.text;
  return oauth.scopes.length > 1 && !isSaid ? [NOTES.delimiter] : [];
}

/** The key under which a stage finds its address. */
export const ENDPOINT: Readonly<Record<OAuthStage, EndpointName>> = {
  authorize: 'authorization',
  token: 'token',
  refresh: 'refresh',
};

export const withoutSecret = (facts: readonly ParameterFact[]): ParameterFact[] =>
  facts.filter(({ value }) => !('fill' in value && value.fill === 'ClientSecret'));

import { Connector } from '../../src/connector/connector.js';
import { Document } from '../../src/document/document.js';
import { activeRules, connectorsOf } from '../../src/engine/check.js';
import { diagnose } from '../../src/engine/diagnose.js';
import { defineRule, type Rule } from '../../src/engine/rule.js';
import { readEvidence } from '../../src/exchange/evidence.js';
import { type Evidence, Flow } from '../../src/exchange/flow.js';
import { Secrets } from '../../src/exchange/secrets.js';
import type { Diagnosed } from '../../src/report/diagnosis.js';
import { Explainer } from '../../src/report/explanation.js';
import formEncoded from '../../src/rules/token/form-encoded.js';

const about = {
  sources: ['rfc6749#5.1', 'learn-troubleshoot-oauth2'],
  why: 'The server takes the client for somebody else.',
  remedy: 'Enter the secret again in the Security tab ("clientSecret"), then sign in anew.',
  symptoms: [{ at: 'token', status: 401, error: 'invalid_client' }],
} as const satisfies Pick<Rule, 'sources' | 'why' | 'remedy' | 'symptoms'>;

/** Rules of the tests' own: no change of a real rule changes a report here. */
export const refusedClient = defineRule({
  ...about,
  id: 'client/test-refused',
  title: 'The server does not know the client',
  severity: 'error',
  layer: 'error',
  repairBy: ['maker', 'servicenow-admin'],
  diagnose(flow, see) {
    for (const { exchange, reading } of flow.tokenAnswers)
      if (reading.answer.error === 'invalid_client')
        see({
          exchange,
          part: 'response',
          message: 'the token endpoint refuses the client with "invalid_client"',
          confidence: 'low',
          related: [{ at: exchange.where.request ?? exchange.where.exchange, message: 'what was sent' }],
        });
  },
});

export const shortLife = defineRule({
  ...about,
  id: 'token/test-short-life',
  title: 'The token lives for a short time',
  severity: 'warning',
  layer: 'token',
  diagnose(flow, see) {
    for (const { exchange, reading } of flow.tokenAnswers)
      if (Number(reading.members?.get('expires_in') ?? 9999) < 600)
        see({ exchange, part: 'response', message: 'the token lives for less than ten minutes' });
  },
});

export const refreshAddress = defineRule({
  ...about,
  id: 'refresh/test-address',
  title: 'The refresh URL is another than the token URL',
  severity: 'error',
  symptoms: [{ at: 'refresh' }],
  layer: 'content',
  diagnose(flow, see) {
    for (const exchange of flow.of('refresh'))
      if (exchange.request?.url.endsWith('/oauth_auth.do'))
        see({
          exchange,
          part: 'response',
          message: 'the refresh was sent to the sign-in page, which answered with a page',
          key: flow.oauth?.endpoints.find(({ name }) => name === 'refresh')?.node,
        });
  },
  check({ connector }, report) {
    for (const oauth of connector.oauthSettings) {
      const [token, refresh] = ['token', 'refresh'].map((name) => oauth.endpoints.find((each) => each.name === name));
      if (token && refresh && token.url !== refresh.url)
        report({
          at: refresh.node,
          message: `the refresh URL is "${refresh.url}"; expected "${token.url}"`,
          related: [{ at: token.node, message: 'the token URL' }],
          fix: {
            title: `set refreshUrl to "${token.url}"`,
            applicability: 'safe',
            changes: [{ change: 'set', node: refresh.node, value: token.url }],
          },
        });
    }
  },
});

export const TEST_RULES: readonly Rule[] = [formEncoded, refusedClient, shortLife, refreshAddress];

const HOST = 'https://desk.service-now.com';
const PROPERTIES = (refresh: string): string =>
  `${JSON.stringify(
    {
      properties: {
        connectionParameters: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: 'oauth2',
              clientId: '7c1f0a52b9d84e6f8f13a0c6d2e4b597',
              clientSecret: 'Zq8~planted.Secret-1',
              redirectMode: 'GlobalPerConnector',
              scopes: ['useraccount'],
              customParameters: {
                authorizationUrl: { value: `${HOST}/oauth_auth.do` },
                tokenUrl: { value: `${HOST}/oauth_token.do` },
                refreshUrl: { value: refresh },
              },
            },
          },
        },
      },
    },
    null,
    2,
  )}\n`;

const DEFINITION = `{ "swagger": "2.0", "info": { "title": "Desk", "version": "1.0.0" }, "host": "desk.service-now.com", "paths": {} }\n`;

export function connectorOf(refresh = `${HOST}/oauth_token.do`): Connector {
  const [connector] = connectorsOf({
    'connectors/desk/apiProperties.json': PROPERTIES(refresh),
    'connectors/desk/apiDefinition.swagger.json': DEFINITION,
  });
  if (!(connector instanceof Connector)) throw new Error('no connector');
  return connector;
}

export const REASONS: Diagnosed['reasonOf'] = (stage) =>
  ({
    authorize: 'The request of the sign-in page is made by the browser; this text has the requests of the server only.',
    callback: 'The way back is a request of the browser; this text has the requests of the server only.',
    token: 'The exchange of the code is made between servers; a recording of a browser cannot have it.',
    api: 'No call of an operation is in the evidence.',
    refresh: 'A refresh happens when the token expires, long after a sign-in; it is not in the evidence.',
  })[stage];

let explainer: Explainer | undefined;

export interface Given {
  readonly connector?: Connector | undefined;
  readonly evidence?: Partial<Evidence>;
  readonly rules?: readonly Rule[];
  readonly file?: string;
  readonly isLive?: boolean;
}

/** What a command would have in its hands, made of requests and answers as text. */
export function diagnosedOf(text: string, given: Given = {}): Diagnosed {
  const { connector, rules = TEST_RULES, file = 'sign-in.http', isLive = false } = given;
  const document = new Document(file, text, { json: false });
  const evidence: Evidence = { ...readEvidence(document, connector), ...given.evidence };
  const exchanges = isLive ? evidence.exchanges.map((each) => liveOf(each, connector)) : evidence.exchanges;
  const flow = new Flow(
    { ...evidence, exchanges, ...(isLive ? { kinds: ['live'] as const } : {}) },
    connector,
    connector?.oauthSettings[0],
  );
  const active = activeRules(rules, 'deploy');
  return {
    command: isLive ? 'verify' : 'diagnose',
    diagnosis: diagnose(flow, active),
    flow,
    evidence: isLive ? [] : [document],
    rules: active,
    secrets: Secrets.of(exchanges),
    reasonOf: REASONS,
    explain: (said) => {
      explainer ??= new Explainer([]);
      return explainer.explain(said);
    },
  };
}

/** An exchange as a live run makes it: it stands nowhere but at the key that made it. */
function liveOf(exchange: Evidence['exchanges'][number], connector: Connector | undefined): typeof exchange {
  const oauth = connector?.oauthSettings[0];
  const name = exchange.stage === 'authorize' ? 'authorization' : exchange.stage === 'refresh' ? 'refresh' : 'token';
  const node = oauth?.endpoints.find((each) => each.name === name)?.node;
  return node ? { ...exchange, where: { exchange: node } } : exchange;
}

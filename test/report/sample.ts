import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Connector } from '../../src/connector/connector.js';
import type { Document } from '../../src/document/document.js';
import { keyOf, partOf, stretch, wholeFile } from '../../src/document/node.js';
import { activeRules, connectorsOf } from '../../src/engine/check.js';
import type { Finding } from '../../src/engine/finding.js';
import { defineRule, type Rule } from '../../src/engine/rule.js';
import { type ActiveRule, runRules } from '../../src/engine/run.js';
import {
  type ConnectorResult,
  createReporter,
  type Format,
  type ReportOptions,
  Tally,
} from '../../src/report/reporter.js';

export const FIXTURES = join(import.meta.dirname, 'fixtures');

/** Rules of the tests' own, so that no change of a real rule changes a report here. */
const about = {
  sources: ['openapi-2', 'learn-swagger-validator'],
  why: 'The platform reads "summary" only, and users see an operation without a name.',
  remedy: 'Rename the member to "summary" | or remove it.',
  symptoms: [
    { at: 'upload', text: 'is not a <known> member' },
    { at: 'token', status: 401, error: 'invalid_client' },
  ],
} as const satisfies Partial<Rule>;

export const misspelt = defineRule({
  ...about,
  id: 'definition/misspelt',
  aliases: ['AdditionalPropertyNotAllowed', 'ExtensionNameNotValid'],
  title: 'A member of an operation is "misspelt"',
  severity: { repository: 'error', deploy: 'error', certified: 'warning' },
  check({ connector }, report) {
    for (const node of connector.definition?.having('sumary') ?? []) {
      const at = node.get('sumary');
      if (!at) continue;
      report({
        at: keyOf(at),
        code: 'AdditionalPropertyNotAllowed',
        message: `"sumary" of "${at.text}" is not a member of an operation; expected "summary"`,
        related: [{ at: connector.definition?.root.get('info') ?? node, message: 'see `info`, 100% | of it' }],
        fix: {
          title: 'rename "sumary" to "summary"',
          applicability: 'safe',
          changes: [{ change: 'rename', node: at, key: 'summary' }],
        },
      });
    }
  },
});

export const twoHosts = defineRule({
  ...about,
  id: 'endpoint/two-hosts',
  title: 'The host differs from that of the token URL',
  severity: 'warning',
  symptoms: [],
  check({ connector }, report) {
    const host = connector.definition?.root.get('host');
    for (const { node } of connector.oauthSettings.flatMap(({ endpoints }) => endpoints)) {
      if (!host?.text || node.text?.includes(host.text)) continue;
      report({
        at: partOf(node, 'login.example.com'),
        confidence: 'low',
        message: `the address is "${node.text}"; expected the host "${host.text}"`,
        related: [{ at: host, message: 'the host' }],
        fix: {
          title: `set host to "login.example.com"`,
          applicability: 'unsafe',
          changes: [{ change: 'set', node: host, value: 'login.example.com' }],
        },
      });
    }
  },
});

export const longScript = defineRule({
  ...about,
  id: 'script/too-long',
  title: 'The script is long',
  severity: 'info',
  check({ connector }, report) {
    const script = connector.document('script');
    if (!script) return;
    const from = script.text.indexOf('public');
    report({ at: stretch(script, from, script.text.lastIndexOf('}') + 1), message: 'the class spans several lines' });
  },
});

export const emptyFile = defineRule({
  ...about,
  id: 'package/read-me-empty',
  title: 'The read-me is empty',
  severity: 'info',
  check({ connector }, report) {
    const readme = connector.document('readme');
    if (readme?.text === '') report({ at: wholeFile(readme), message: 'the file is empty; expected a text' });
  },
});

export const RULES: readonly Rule[] = [misspelt, twoHosts, longScript, emptyFile];
export const ACTIVE: readonly ActiveRule[] = activeRules(RULES, 'repository');

const definition = (host: string, summary: string): string => `{
\t"swagger": "2.0",
\t"info": { "title": "Desk", "version": "1.0.0" },
\t"host": "${host}",
\t"paths": {
\t\t"/incidents": {
\t\t\t"get": { "operationId": "List", ${summary}, "responses": { "200": { "description": "Fine." } } }
\t\t}
\t}
}
`;

const properties = (tokenUrl: string): string =>
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
              customParameters: { tokenUrl: { value: tokenUrl } },
            },
          },
        },
      },
    },
    null,
    2,
  )}\n`;

const SCRIPT = 'using System;\r\n\r\npublic class Script\r\n{\r\n    // nothing\r\n}\r\n';

/** The files of four connectors: one with all there is, one minified with a byte order mark, one accepted, one clean. */
export const FILES: Readonly<Record<string, string>> = {
  'desk & co/ünï/apiDefinition.swagger.json': definition(
    'desk.example.com',
    '"sumary": "受付一覧 😀 list", "sumary2": 1',
  ),
  'desk & co/ünï/apiProperties.json': properties(
    'https://login.example.com/oauth_token.do?client_secret=Zq8~planted.Secret-1',
  ),
  'desk & co/ünï/script.csx': SCRIPT,
  'desk & co/ünï/readme.md': '',
  'minified/apiDefinition.swagger.json': `\ufeff${JSON.stringify(
    JSON.parse(
      definition('desk.example.com', `"description": "${'long '.repeat(60)}", "sumary": "x\\u001b[31m\\u202e"`),
    ),
  )}`,
  'old/apiDefinition.swagger.json': definition('desk.example.com', '"sumary": "old"'),
  'old/apiProperties.json': properties('https://login.example.com/t'),
  'plain/apiDefinition.swagger.json': definition('desk.example.com', '"summary": "Fine"'),
};

export const connectors = (files: Readonly<Record<string, string>> = FILES): Connector[] => connectorsOf(files);

/** Checks the sample; what is in the folder `old` is accepted. */
export const resultsOf = (files: Readonly<Record<string, string>> = FILES): ConnectorResult[] =>
  connectors(files).map((connector) => {
    const { findings, failures } = runRules(connector, ACTIVE, { profile: 'repository', fixes: true });
    for (const { error } of failures) throw error;
    return { connector, findings: connector.folder === 'old' ? findings.map(accepted) : findings };
  });

const accepted = (finding: Finding, index: number): Finding => ({
  ...finding,
  suppressed: index === 0 ? { kind: 'exception', reason: 'kept for <old> flows' } : { kind: 'baseline' },
});

export const OPTIONS: ReportOptions = {
  tool: { name: 'sn-connector', version: '1.2.3', page: 'https://example.com/tool' },
  profile: 'repository',
  rules: ACTIVE,
  pageOf: (rule) => `https://example.com/rules/${rule}.md`,
  hash: (text) => createHash('sha256').update(text).digest('hex'),
};

/** A whole report. */
export async function reportOf(
  format: Format,
  results: readonly ConnectorResult[],
  options: Partial<ReportOptions> = {},
): Promise<string> {
  const reporter = await createReporter(format, { ...OPTIONS, ...options });
  const tally = new Tally();
  let text = '';
  for (const result of results) {
    tally.add(result);
    text += reporter.connector(result);
  }
  return text + reporter.end(tally.summary);
}

/** A finding that stands on a text of a document, for tests that need no rule. */
export function findingAt(document: Document, start: number, end: number, parts: Partial<Finding> = {}): Finding {
  const before = document.text.slice(0, start).split('\n');
  const until = document.text.slice(0, end).split('\n');
  return {
    rule: misspelt.id,
    severity: 'error',
    confidence: 'high',
    message: 'message',
    location: {
      file: document.file,
      pointer: '',
      start,
      end,
      line: before.length,
      column: (before.at(-1) as string).length + 1,
      endLine: until.length,
      endColumn: (until.at(-1) as string).length + 1,
    },
    related: [],
    ...parts,
  };
}

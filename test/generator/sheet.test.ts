import { Script } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { marked, type Tokens } from 'marked';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { PACK_NAMES } from '../../src/generator/packs.js';
import fc from '../support/properties.js';
import { CLIENT_ID, documentFor, documentsFor, OTHER_REDIRECT, REDIRECT, SHARED } from './documents.js';

type Element = DefaultTreeAdapterTypes.Element;

const MARKDOWN = 'servicenow-setup.md';
const HTML = 'servicenow-setup.html';

const WITH_URL = { environments: { dev: { instance: 'dev12345', clientId: CLIENT_ID, redirectUrl: REDIRECT } } };
const SPECS: Readonly<Record<string, object>> = {
  first: {},
  complete: WITH_URL,
  environments: {
    anyTable: true,
    environments: {
      dev: { instance: 'itsm.example.com', redirectUrl: REDIRECT },
      prod: { redirectUrl: OTHER_REDIRECT, formerRedirectUrl: SHARED },
      later: {},
    },
  },
  instances: {
    access: 'read',
    identityProvider: 'oauth2pkce',
    scopes: ['table_read', 'files_read'],
    environments: { dev: { instance: 'dev12345', redirectUrl: REDIRECT }, prod: { instance: 'acme' } },
  },
  any: { anyInstance: true, environments: {}, apis: PACK_NAMES },
  unscoped: { identityProvider: 'oauth2generic', scopes: [], apis: ['attachment'] },
};

const elementsOf = (html: string): Element[] => {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return found;
};
const attributesOf = ({ attrs }: Element): Record<string, string> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** The row of the table of values that a label begins or stands in. */
function rowOf(markdown: string, label: string): string {
  const row = markdown.split('\n').find((line) => line.startsWith('|') && line.includes(`**${label}**`));
  if (row === undefined) throw new Error(`no row ${label}`);
  return row;
}

describe.each(Object.entries(SPECS))('the sheet of the connector "%s"', (_, given) => {
  const documents = documentsFor(given);
  const html = documents[HTML] ?? '';
  const elements = elementsOf(html);

  test('is the same bytes each time, and has neither dates nor paths of a machine', () => {
    expect(documentsFor(given)).toEqual(documents);
    for (const text of Object.values(documents)) {
      expect(text).not.toMatch(/\b20\d\d-\d\d-\d\d\b|\/(?:home|tmp|work|Users)\//);
      expect(text).not.toMatch(/undefined|\[object |NaN|\bnull,/);
      expect(text.endsWith('\n')).toBe(true);
    }
  });

  test('loads nothing, runs nothing, and is one file', () => {
    const names = new Set(elements.map(({ tagName }) => tagName));
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'form', 'base']) expect(names).not.toContain(name);
    for (const element of elements) {
      const attributes = attributesOf(element);
      expect(Object.keys(attributes).filter((name) => /^on|^src|^style$/.test(name))).toEqual([]);
      if (attributes['href'] !== undefined) expect(attributes['href']).toMatch(/^(?:#[a-z-]+|https:\/\/)/);
    }
    expect(html).not.toMatch(/@import|url\((?!#)/);
    expect(html).toContain("default-src 'none'");
  });

  test('can be read by everybody', () => {
    expect(attributesOf(elements.find(({ tagName }) => tagName === 'html') as Element)['lang']).toBe('en');
    expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
    const levels = elements
      .map(({ tagName }) => /^h(\d)$/.exec(tagName)?.[1])
      .filter(Boolean)
      .map(Number);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    for (const header of elements.filter(({ tagName }) => tagName === 'th'))
      expect(['row', 'col']).toContain(attributesOf(header)['scope']);
    for (const table of elements.filter(({ tagName }) => tagName === 'table'))
      expect(table.childNodes.some((child) => 'tagName' in child && child.tagName === 'caption')).toBe(true);
    const ids = elements.map((element) => attributesOf(element)['id']).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of elements) {
      const target = /^#(.+)/.exec(attributesOf(element)['href'] ?? '')?.[1];
      if (target !== undefined) expect(ids).toContain(target);
      const label = attributesOf(element)['aria-labelledby'];
      if (label !== undefined) expect(ids).toContain(label);
    }
    expect(attributesOf(elements.find(({ tagName }) => tagName === 'svg') as Element)['aria-label']).toBeTruthy();
  });

  test('says the same in both forms', () => {
    const tokens = marked.lexer(documents[MARKDOWN] ?? '');
    const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading' && token.depth === 2);
    expect(headings.map(({ text }) => text)).toEqual(elements.filter(({ tagName }) => tagName === 'h2').map(textOf));
    const tables = tokens.filter((token): token is Tokens.Table => token.type === 'table');
    const rows = elements.filter(
      ({ tagName, parentNode }) => tagName === 'tr' && (parentNode as Element).tagName === 'tbody',
    );
    expect(tables.reduce((sum, table) => sum + table.rows.length, 0)).toBe(rows.length);
  });

  test('never asks for an appended path, a public client or PKCE, nor for the shared address alone', () => {
    const markdown = documents[MARKDOWN] ?? '';
    expect(markdown).not.toMatch(/azure-apim\.net\S*oauth_redirect\.do/);
    expect(rowOf(markdown, 'This is a public client')).toContain('| Off |');
    expect(rowOf(markdown, 'Always use PKCE')).toContain('| Off |');
    expect(rowOf(markdown, 'Token Format')).toContain('| Opaque |');
    expect(markdown).not.toContain(`| \`${SHARED}\``);
  });

  test('holds the whole of section 3.5 and who cannot sign in', () => {
    const markdown = documents[MARKDOWN] ?? '';
    for (const words of [
      ...[
        'Connect to a third party OAuth Provider',
        '/oauth_redirect.do',
        'second environment',
        'oauth_auth.do',
        'Web service access only',
      ],
      ...[
        'Password needs reset',
        'snc_read_only',
        'locked out',
        'private window',
        'sleeps',
        'outbound addresses',
        'custom URL',
      ],
      ...[
        'Exception on token flow',
        'Manage Tokens',
        'Revoke Access',
        '31 minutes',
        'security_admin',
        'Enforce token restriction',
      ],
      ...['8640000', '31536000', '43200', '1800', 'Machine Identity Console', 'Yokohama', 'Zurich', 'Access Analyzer'],
    ])
      expect(markdown).toContain(words);
  });
});

describe('the redirect URL', () => {
  test('has a second pass before the connector exists', () => {
    const markdown = documentFor(MARKDOWN);
    expect(markdown).toContain('> **Second pass: the redirect URL comes later**');
    expect(rowOf(markdown, 'Redirect URL')).toContain('| Leave empty for now');
  });

  test('stands in the sheet afterwards, and the second pass is gone', () => {
    const markdown = documentFor(MARKDOWN, WITH_URL);
    expect(markdown).not.toContain('Second pass');
    expect(rowOf(markdown, 'Redirect URL')).toContain(`| \`${REDIRECT}\` |`);
    expect(rowOf(markdown, 'Client ID')).toContain(CLIENT_ID);
  });

  test('of several environments: own ones first, a comma and no blank, what is still to come named', () => {
    const markdown = documentFor(MARKDOWN, SPECS['environments']);
    const row = rowOf(markdown, 'Redirect URL');
    expect(markdown.split('\n')).toContain(`${REDIRECT},${OTHER_REDIRECT},${SHARED}`);
    expect(row).toContain('keep it until the maker confirms');
    expect(row).toContain('Still to come, after another comma: later');
  });

  test('of several instances: a record each', () => {
    const markdown = documentFor(MARKDOWN, SPECS['instances']);
    expect(markdown).toContain('used with 2 records');
    expect(markdown).toMatch(new RegExp(`\\| \`dev12345.service-now.com\` \\| dev \\| .*${REDIRECT}`));
    expect(markdown).toContain('Second pass');
    expect(markdown).toMatch(/\| `acme\.service-now\.com` \| prod \| .*Leave empty for now/);
  });

  test('of two clients on one instance: two records with names of their own', () => {
    const markdown = documentFor(MARKDOWN, {
      environments: { dev: { instance: 'acme', clientId: 'a1' }, prod: { instance: 'acme', clientId: 'b2' } },
    });
    expect(markdown).toContain('`Power Platform - ServiceNow acme (dev)`');
    expect(markdown).toContain('`Power Platform - ServiceNow acme (prod)`');
  });
});

describe('what depends on the choices', () => {
  test('scopes: useraccount, own ones, none', () => {
    expect(rowOf(documentFor(MARKDOWN), 'Auth scope')).toContain('| `useraccount` |');
    expect(rowOf(documentFor(MARKDOWN, { scopes: ['a', 'b'] }), 'Auth scope')).toContain('| `a`, `b` |');
    expect(rowOf(documentFor(MARKDOWN, { scopes: [] }), 'Auth scope')).toContain('| None |');
  });

  test('any instance: the secret goes with each connection, to the host that is typed in', () => {
    const markdown = documentFor(MARKDOWN, SPECS['any']);
    expect(markdown).toContain('any ServiceNow instance');
    expect(markdown).toContain('The secret goes to the host that is typed in');
    expect(markdown).toContain('in full, for example `mycompany.service-now.com`');
    expect(markdown).not.toContain('yourinstance');
  });

  test('dynamic schemas: the rights of makers', () => {
    const { [MARKDOWN]: markdown } = documentsFor({ anyTable: true });
    for (const words of ['sys_db_object', 'sys_dictionary', '--None--', 'personalize_dictionary'])
      expect(markdown).toContain(words);
    expect(documentFor(MARKDOWN)).not.toContain('personalize_dictionary');
  });

  test('a connector that only reads names no role to change', () => {
    const markdown = documentFor(MARKDOWN, { access: 'read' });
    expect(markdown).toContain('sn_incident_read');
    expect(markdown).not.toContain('sn_incident_write');
    expect(markdown).toContain('all of them read');
  });

  test('the approval names hosts, kind of authentication, scopes and every operation with its method', () => {
    const markdown = documentFor(MARKDOWN, WITH_URL);
    const section = markdown.slice(markdown.indexOf('## For the approval'));
    for (const words of [
      '`dev12345.service-now.com`',
      'global.consent.azure-apim.net',
      'authorization code',
      '`useraccount`',
    ])
      expect(section).toContain(words);
    expect(section).toContain('| Update an incident | `PATCH` | `/api/now/v2/table/incident/{sys_id}` |');
    expect(section).toContain('| When an incident is created (trigger) | `GET` | `/api/now/table/incident` |');
  });

  test('the diagram has the real hosts', () => {
    const [diagram = ''] = /```mermaid\n[\s\S]*?```/.exec(documentFor(MARKDOWN, WITH_URL)) ?? [];
    expect(diagram).toContain('participant servicenow as ServiceNow (dev12345.service-now.com)');
    expect(diagram).toContain('participant platform as Power Platform (global.consent.azure-apim.net)');
    expect(diagram.match(/->>/g)).toHaveLength(10);
  });

  test('no secret of anybody is in any file', () => {
    for (const text of Object.values(documentsFor(WITH_URL))) expect(text).not.toMatch(/client_secret=(?!["{$])/);
  });
});

/** Lines that a specification accepts, with what means something to the languages of the documents. */
const line = (from: number, to: number, end = ''): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          'B',
          '7',
          ' ',
          '<b>',
          '&amp;',
          '"',
          "'",
          '`',
          '``',
          '|',
          '\\',
          '{{x}}',
          '{{{x}}}',
          '${',
          '</script>',
          '-->',
        ],
        ...[
          '*',
          '**',
          '_',
          '[a](b)',
          '![a](b)',
          '# ',
          '- ',
          '1. ',
          '> ',
          '```',
          '@team',
          ':smile:',
          '%%',
          ';',
          'www.x.example',
        ],
        ...['http://x.example', 'end', 'מסמך', 'مرحبا', '🙂', '//', '*/', '$&', '--'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => `${parts.join('').trim()}${end}`)
    .map((text) => (text.length < from ? text.padStart(from, 'x') : text))
    .filter((text) => text.length <= to);

const column = (element: string, label: string): object => ({ element, label, type: 'string', maxLength: 40 });

describe('texts of a specification', () => {
  const small = { ...WITH_URL, tables: ['incident'], triggers: ['created'] };
  const plain = { title: 'Desk', publisher: { name: 'Desk' }, description: 'x'.repeat(40) };
  const shape = (html: string): string[] =>
    elementsOf(html).map((element) => `${element.tagName}#${attributesOf(element)['id'] ?? ''}`);
  const kinds = (markdown: string): string[] =>
    marked
      .lexer(markdown)
      .map((token) => (token.type === 'heading' ? `h${(token as Tokens.Heading).depth}` : token.type));
  const expected = documentsFor({ ...small, ...plain });

  test('cannot change the structure of any document', () => {
    fc.assert(
      fc.property(line(1, 29, 'x'), line(1, 60), line(30, 200), (title, name, description) => {
        const documents = documentsFor({ ...small, title, publisher: { name }, description });
        expect(shape(documents[HTML] ?? '')).toEqual(shape(expected[HTML] ?? ''));
        expect(kinds(documents[MARKDOWN] ?? '')).toEqual(kinds(expected[MARKDOWN] ?? ''));
        expect(kinds(documents['readme.md'] ?? '')).toEqual(kinds(expected['readme.md'] ?? ''));
        const heading = elementsOf(documents[HTML] ?? '').find(({ tagName }) => tagName === 'h1') as Element;
        expect(textOf(heading)).toBe(`ServiceNow setup for ${title}`);
        const script = documents['servicenow-setup.js'] ?? '';
        expect(() => new Script(script)).not.toThrow();
        expect(script.split('\n')).toHaveLength((expected['servicenow-setup.js'] ?? '').split('\n').length);
        expect(script).toMatch(/^[\x20-\x7e\n]*$/);
        const mermaid = (text: string): string => /```mermaid\n[\s\S]*?\n```/.exec(text)?.[0] ?? '';
        expect(mermaid(documents[MARKDOWN] ?? '')).toBe(mermaid(expected[MARKDOWN] ?? ''));
      }),
      { numRuns: 50 },
    );
  });

  test('of an exported dictionary cannot either', () => {
    fc.assert(
      fc.property(line(1, 60), line(1, 60), (label, plural) => {
        const table = (one: string, many: string): object => ({
          tables: ['u_desk'],
          dictionary: {
            u_desk: {
              name: 'u_desk',
              label: one,
              plural: many,
              fields: [column('sys_id', 'Sys ID'), column('u_a', one)],
            },
          },
        });
        const [usual, odd] = [documentsFor(table('Desk', 'Desks')), documentsFor(table(label, plural))];
        expect(shape(odd[HTML] ?? '')).toEqual(shape(usual[HTML] ?? ''));
        expect(kinds(odd[MARKDOWN] ?? '')).toEqual(kinds(usual[MARKDOWN] ?? ''));
        expect(kinds(odd['readme.md'] ?? '')).toEqual(kinds(usual['readme.md'] ?? ''));
      }),
      { numRuns: 50 },
    );
  });
});

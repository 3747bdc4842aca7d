import { createContext, Script } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { CLIENT_ID, documentFor, OTHER_REDIRECT, REDIRECT } from './documents.js';

type Row = Record<string, string>;

const COLUMNS = [
  ...['name', 'type', 'active', 'client_id', 'client_secret', 'redirect_url', 'access_token_lifespan'],
  ...['refresh_token_lifespan', 'public_client', 'use_pkce', 'scope_restriction_status', 'inbound_grant_type'],
  ...['token_format', 'client_type'],
];
/** Columns that older releases do not have. */
const NEW_COLUMNS = ['public_client', 'use_pkce', 'scope_restriction_status', 'inbound_grant_type', 'token_format'];

/** A stand-in for an instance: tables with columns and rows, and every write that was made. */
class Instance {
  readonly rows: Row[] = [];
  readonly writes: string[] = [];
  readonly said: string[] = [];
  columns: readonly string[] = COLUMNS;
  tables: readonly string[] = ['oauth_entity'];
  servletUri = 'https://dev12345.service-now.com/';
  /** Where values are cut off. */
  longest = 10_000;
  refusesWrites = false;
  profiles: readonly Row[] = [];

  run(script: string, apply: boolean): string {
    const switched = script.replace('var APPLY = false;', `var APPLY = ${apply};`);
    this.said.length = 0;
    const instance = this;
    const context = createContext({
      GlideRecord: class {
        readonly #table: string;
        #conditions: [string, string][] = [];
        #found: Row[] = [];
        #row: Row = {};
        constructor(table: string) {
          this.#table = table;
        }
        isValid(): boolean {
          return instance.tables.includes(this.#table);
        }
        isValidField(column: string): boolean {
          return this.#table === 'oauth_entity' ? instance.columns.includes(column) : column === 'oauth_entity';
        }
        addQuery(column: string, value: string): void {
          if (!this.isValidField(column)) throw new Error(`a query of the unknown column ${column}`);
          this.#conditions.push([column, value]);
        }
        setLimit(): void {}
        query(): void {
          const rows = this.#table === 'oauth_entity' ? instance.rows : instance.profiles;
          this.#found = rows.filter((row) => this.#conditions.every(([column, value]) => row[column] === value));
        }
        next(): boolean {
          const row = this.#found.shift();
          this.#row = { ...row };
          return row !== undefined;
        }
        get(id: string): boolean {
          const row = instance.rows.find(({ sys_id }) => sys_id === id);
          this.#row = { ...row };
          return row !== undefined;
        }
        getUniqueValue(): string {
          return this.#row['sys_id'] ?? '';
        }
        getValue(column: string): string | null {
          if (column === 'client_secret') throw new Error('the secret is read');
          return this.#row[column] ?? null;
        }
        setValue(column: string, value: string): void {
          if (!this.isValidField(column)) throw new Error(`the unknown column ${column} is set`);
          this.#row[column] = value.slice(0, instance.longest);
        }
        initialize(): void {
          this.#row = {};
        }
        insert(): string | null {
          if (instance.refusesWrites) return null;
          const id = `id${instance.rows.length}`;
          instance.writes.push('insert');
          instance.rows.push({ ...this.#row, sys_id: id, client_id: CLIENT_ID });
          return id;
        }
        update(): string | null {
          if (instance.refusesWrites) return null;
          const index = instance.rows.findIndex(({ sys_id }) => sys_id === this.#row['sys_id']);
          instance.writes.push('update');
          instance.rows[index] = { ...this.#row };
          return this.getUniqueValue();
        }
      },
      gs: {
        info: (text: string) => instance.said.push(text),
        getProperty: (name: string) => (name === 'glide.servlet.uri' ? instance.servletUri : null),
      },
    });
    new Script(switched).runInContext(context);
    return this.said.join('\n');
  }
}

const scriptFor = (given: object = {}): string => documentFor('servicenow-setup.js', given);
const withUrl = { environments: { dev: { instance: 'dev12345', redirectUrl: REDIRECT } } };
const NAME = 'Power Platform - ServiceNow dev12345';
const existing = (more: Row = {}): Row => ({
  sys_id: 'mine',
  name: NAME,
  type: 'client',
  client_id: CLIENT_ID,
  ...more,
});

describe('a new record', () => {
  test('is only announced until APPLY is true', () => {
    const instance = new Instance();
    const said = instance.run(scriptFor(withUrl), false);
    expect([instance.writes, instance.rows]).toEqual([[], []]);
    expect(said).toContain('dry run');
    expect(said).toContain('WOULD CREATE');
    expect(said).toContain(REDIRECT);
  });

  test('has the values of the sheet and a client ID, and no secret from us', () => {
    const instance = new Instance();
    const said = instance.run(scriptFor(withUrl), true);
    expect(instance.rows).toEqual([
      {
        sys_id: 'id0',
        name: NAME,
        type: 'client',
        active: 'true',
        client_id: CLIENT_ID,
        redirect_url: REDIRECT,
        access_token_lifespan: '1800',
        refresh_token_lifespan: '8640000',
        client_type: 'integration_as_a_user',
        public_client: 'false',
        use_pkce: 'false',
        scope_restriction_status: 'unrestricted',
        inbound_grant_type: 'authz_code',
        token_format: 'opaque',
      },
    ]);
    expect(said).toContain(`Client ID: ${CLIENT_ID}`);
    expect(said).toContain(
      `https://dev12345.service-now.com/api/now/table/oauth_entity?sysparm_query=client_id%3D${CLIENT_ID}&sysparm_fields=name,client_id,redirect_url,type,`,
    );
    for (const hint of ['lock icon', 'Default profile', 'Auth scope: link useraccount', 'Provider name'])
      expect(said).toContain(hint);
  });

  test('of a first pass has no redirect URL and says so', () => {
    const instance = new Instance();
    const said = instance.run(scriptFor(), true);
    expect(instance.rows[0]).not.toHaveProperty('redirect_url');
    expect(said).toContain('Redirect URL: run the new copy of this script');
  });

  test('is made on a release that lacks columns', () => {
    const instance = new Instance();
    instance.columns = COLUMNS.filter((column) => !NEW_COLUMNS.includes(column));
    const said = instance.run(scriptFor(withUrl), true);
    expect(Object.keys(instance.rows[0] ?? {})).not.toEqual(expect.arrayContaining(['public_client']));
    expect(said).toContain('use_pkce: this release has no such column');
    expect(/sysparm_fields=(\S*?)&/.exec(said)?.[1]).not.toContain('use_pkce');
  });

  test('that is refused is reported', () => {
    const instance = new Instance();
    instance.refusesWrites = true;
    expect(instance.run(scriptFor(withUrl), true)).toContain('STOP: it was not created');
  });
});

describe('a record that exists', () => {
  test('is not touched by a second run', () => {
    const instance = new Instance();
    instance.run(scriptFor(withUrl), true);
    const before = structuredClone(instance.rows);
    instance.writes.length = 0;
    const said = instance.run(scriptFor(withUrl), true);
    expect([instance.writes, instance.rows]).toEqual([[], before]);
    expect(said).toContain('no redirect URL is missing');
    expect(said).not.toContain('NOTE');
  });

  test('gets the missing redirect URL after those it has, and nothing else', () => {
    const instance = new Instance();
    const other = {
      redirect_url: 'https://other.example/callback',
      access_token_lifespan: '43200',
      use_pkce: '1',
      active: '1',
    };
    instance.rows.push(existing(other), existing({ sys_id: 'theirs', name: 'Other', client_id: 'f' }));
    const said = instance.run(scriptFor(withUrl), true);
    expect(instance.rows).toEqual([
      existing({ ...other, redirect_url: `https://other.example/callback,${REDIRECT}` }),
      existing({ sys_id: 'theirs', name: 'Other', client_id: 'f' }),
    ]);
    expect(said).toContain(`ADDED redirect URL ${REDIRECT}`);
    expect(said).toContain('Always use PKCE (use_pkce) is "true", the sheet says "false". Not changed.');
    expect(said).toContain('(access_token_lifespan) is "43200", the sheet says "1800". Not changed.');
    expect(said).not.toContain('(active)');
  });

  test('is not touched by a dry run', () => {
    const instance = new Instance();
    instance.rows.push(existing());
    expect(instance.run(scriptFor(withUrl), false)).toContain(`WOULD ADD redirect URL ${REDIRECT}`);
    expect(instance.rows).toEqual([existing()]);
  });

  test('gets the redirect URLs of all environments', () => {
    const instance = new Instance();
    instance.rows.push(existing({ redirect_url: OTHER_REDIRECT }));
    const environments = {
      dev: { instance: 'dev12345', redirectUrl: REDIRECT },
      prod: { redirectUrl: OTHER_REDIRECT },
      later: {},
    };
    instance.run(scriptFor({ environments }), true);
    expect(instance.rows[0]?.['redirect_url']).toBe(`${OTHER_REDIRECT},${REDIRECT}`);
  });

  test('is found by its client ID under another name', () => {
    const instance = new Instance();
    instance.rows.push(existing({ name: 'Renamed' }));
    instance.run(scriptFor({ environments: { dev: { ...withUrl.environments.dev, clientId: CLIENT_ID } } }), true);
    expect(instance.rows).toEqual([existing({ name: 'Renamed', redirect_url: REDIRECT })]);
  });

  test('with blanks in its redirect URLs is reported', () => {
    const instance = new Instance();
    instance.rows.push(existing({ redirect_url: `https://a.example/, ${REDIRECT} ` }));
    expect(instance.run(scriptFor(withUrl), true)).toContain('holds a blank or a line break');
    expect(instance.writes).toEqual([]);
  });

  test('whose column is too short is reported', () => {
    const instance = new Instance();
    instance.rows.push(existing());
    instance.longest = 40;
    expect(instance.run(scriptFor(withUrl), true)).toContain('is the column too short?');
  });

  test.each<[string, Row[], object]>([
    ['several records have this name', [existing(), existing({ sys_id: 'b', client_id: 'b' })], {}],
    ['its type is "oauth_provider"', [existing({ type: 'oauth_provider' })], {}],
    ['it has the client ID', [existing({ client_id: 'f' })], { clientId: CLIENT_ID }],
    ['no record has the client ID', [], { clientId: CLIENT_ID }],
  ])('in doubt nothing is written: %s', (reason, rows, more) => {
    const instance = new Instance();
    instance.rows.push(...rows);
    const said = instance.run(scriptFor({ environments: { dev: { ...withUrl.environments.dev, ...more } } }), true);
    expect(said).toContain(`STOP: ${reason}`);
    expect(instance.writes).toEqual([]);
  });
});

describe('the instance', () => {
  const environments = {
    dev: { instance: 'dev12345', redirectUrl: REDIRECT },
    prod: { instance: 'acme', redirectUrl: OTHER_REDIRECT },
  };

  test('gets its own redirect URL where a connector has several', () => {
    const instance = new Instance();
    instance.servletUri = 'https://acme.service-now.com/';
    instance.run(scriptFor({ environments }), true);
    expect(instance.rows.map(({ redirect_url }) => redirect_url)).toEqual([OTHER_REDIRECT]);
  });

  test('that is none of several is not written to until INSTANCE says which one it is', () => {
    const instance = new Instance();
    instance.servletUri = 'https://elsewhere.service-now.com/';
    expect(instance.run(scriptFor({ environments }), true)).toContain('STOP: this instance calls itself elsewhere');
    expect(instance.writes).toEqual([]);
    instance.run(scriptFor({ environments }).replace("INSTANCE = ''", "INSTANCE = 'acme.service-now.com'"), true);
    expect(instance.rows.map(({ redirect_url }) => redirect_url)).toEqual([OTHER_REDIRECT]);
  });

  test('with another name than the sheet has is pointed out', () => {
    const instance = new Instance();
    instance.servletUri = 'https://test.service-now.com/';
    expect(instance.run(scriptFor(withUrl), false)).toContain('NOTE: the sheet is for dev12345.service-now.com');
  });

  test('may be any with --any-instance', () => {
    const instance = new Instance();
    instance.servletUri = 'https://customer.example.com/';
    const said = instance.run(scriptFor({ anyInstance: true, environments: { dev: { redirectUrl: REDIRECT } } }), true);
    expect(instance.rows.map(({ redirect_url }) => redirect_url)).toEqual([REDIRECT]);
    expect(said).toContain('https://customer.example.com/api/now/table/oauth_entity?');
    expect(said).not.toContain('NOTE');
  });

  test('without the OAuth table is left alone', () => {
    const instance = new Instance();
    instance.tables = [];
    expect(instance.run(scriptFor(withUrl), true)).toContain('STOP: the table oauth_entity does not exist');
  });

  test('with profile and scope gets no advice about them', () => {
    const instance = new Instance();
    instance.tables = ['oauth_entity', 'oauth_entity_profile', 'oauth_entity_auth_scope_mapping'];
    instance.profiles = [{ oauth_entity: 'mine' }];
    instance.rows.push(existing());
    const said = instance.run(scriptFor(withUrl), true);
    expect(said).not.toContain('Default profile');
    expect(said).not.toContain('Auth scope: link');
  });
});

test('uses the language of older instances', () => {
  const script = scriptFor(withUrl).replace(/\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, '0');
  expect(script).not.toMatch(/\b(?:let|const|class)\b|=>|`|\.\.\.|,\n\s*[\]}]/);
});

import type { Argv } from 'yargs';

/** The options of `sn-connector generate` that may be given several times. */
export const GENERATE_LISTS = ['dictionary', 'choices', 'extends', 'trigger-filter', 'triggerFilter'] as const;

/** The arguments that say who a connector is from and how its people sign in. */
export const identityArguments = <T>(command: Argv<T>) =>
  command
    .option('client-id', text('Client ID of the application registry; the secret never goes into a file'))
    .option('identity-provider', {
      choices: ['oauth2', 'oauth2generic', 'oauth2pkce'] as const,
      describe: 'oauth2generic spells out every request [default: oauth2]',
    })
    .option('scopes', text('Scopes, separated by commas, or none [default: useraccount]'))
    .option('title', text('Name of the connector, up to 30 characters'))
    .option('description', text('What it is for, 30 to 500 characters'))
    .option('connector-version', text('Version of the definition, such as 1.2.0'))
    .option('publisher', text('Who publishes it'))
    .option('contact-email', text('Where its users write to'))
    .option('website', text('https address of the publisher'))
    .option('privacy-policy', text('https address of the privacy policy'))
    .option('categories', text('One or two of the categories of certification'))
    .option('brand-color', text('Background of the icon, such as #1f8476'))
    .option('icon', text('A PNG of 100 to 230 pixels, or "drawn"'))
    .option('adopt', flag('Keep what was edited by hand, in overlay.json'))
    .option('force', flag('Discard what was edited by hand'))
    .option('dry-run', flag('Write nothing'))
    .option('color', { type: 'boolean', describe: 'Colours; by default on a terminal without NO_COLOR' });

/** The arguments of `sn-connector generate`. */
export const generateArguments = (command: Argv) =>
  identityArguments(
    command
      .option('instance', text('ServiceNow instance: its name, host or address'))
      .option('target', text('connector, or teams for a Teams app beside it [default: connector]'))
      .option('any-instance', flag('One connector for every instance, each connection with its own OAuth client'))
      .option('out', { ...text('Folder to write [default: connectors/<title>]'), alias: 'o' })
      .option('spec', text('Generate again from this spec.json; other options change it'))
      .option('tables', text('Tables with typed fields, separated by commas'))
      .option(
        'apis',
        text('Packs: table, triggers, attachment, catalog, knowledge, aggregate, import, change, cmdb, email, user'),
      )
      .option('access', {
        choices: ['read', 'write'] as const,
        describe: 'Whether it may change records [default: write]',
      })
      .option('any-table', flag('Fields of every table in the designer, by script.csx'))
      .option('triggers', text('created, updated (means created or updated), or none [default: both]'))
      .option('trigger-filter', list('A query that records of a table must match, such as "incident:active=true"'))
      .option('dictionary', list('Exports of sys_dictionary, for the fields of your instance'))
      .option('choices', list('Exports of sys_choice'))
      .option('extends', list('What a table of your own extends, such as u_request=task'))
      .option('export-urls', flag('Print the addresses that export those files, and write nothing'))
      .option(
        'environment',
        text(
          'Environment that --instance and --client-id are for; with --spec and another --out, that the files are for',
        ),
      )
      .option('next-links', flag('Next-page links in lists, by script.csx; not verified on a live tenant')),
  )
    .example('$0 generate', 'asks')
    .example('$0 generate --instance dev12345 --out connectors/my-servicenow', 'the usual')
    .example('$0 generate --instance https://itsm.example.com --tables incident,change_request', 'some tables')
    .example('$0 generate --spec connectors/my-servicenow/spec.json', 'again');

export const text = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const;
export const flag = (describe: string) => ({ type: 'boolean', describe }) as const;
export const list = (describe: string) => ({ type: 'string', array: true, requiresArg: true, describe }) as const;

import { rolesFor } from '../roles.js';
import { type Block, heading, list, paragraph, type Section, section, table, valueCell } from './blocks.js';
import type { ConnectorFacts } from './connector-facts.js';
import { t } from './rich-text.js';

/** What the people who sign in need, and who cannot. */
export function peopleSections({ spec }: ConnectorFacts): readonly Section[] {
  const reads = spec.access === 'read';
  return [
    section(
      'roles',
      'Roles of the people who sign in',
      paragraph(
        t`A token has exactly the rights of the person who signed in: no more, no less. The record itself grants nothing. Give the least that the flows need.`,
      ),
      table(
        t`Least roles per part of this connector; a dash means no role of its own`,
        ['For', 'To read', ...(reads ? [] : ['To change']), 'Note'],
        rolesFor(spec).map(({ what, read, write, note }) => [
          t`${what}`,
          valueCell(read),
          ...(reads ? [] : [valueCell(write)]),
          t`${note}`,
        ]),
        'roles',
      ),
      list([
        t`~snc_platform_rest_api_access~ is needed only if the ~REST_Endpoint~ access rules of the Table or Attachment API were activated. They ship inactive.`,
        t`Tables: *Allow access to this table via web services* has to be on, and for tables of a scoped application its application access. A refusal says *cross-scope access policy*.`,
        ...(spec.apis.includes('attachment')
          ? [
              t`Uploads are limited without a clear message by ~com.glide.attachment.max_size~ (1024 MB), ~glide.attachment.extensions~ and ~glide.attachment.role~.`,
            ]
          : []),
        t`*All* › *Access Analyzer* shows for a person, a table and an operation what is allowed, without trial and error.`,
      ]),
      ...(spec.anyTable ? dynamicSchemas() : []),
    ),
    section(
      'people',
      'People who cannot sign in',
      list([
        t`*Web service access only* is on. Many guides recommend it for API users; it makes this sign-in impossible.`,
        t`*Password needs reset* is on, the person is locked out, or not active.`,
        t`The role ~snc_read_only~: it forbids every insert, also that of the token.`,
        t`An identity type that cannot log in interactively, such as a machine.`,
      ]),
    ),
  ];
}

function dynamicSchemas(): readonly Block[] {
  return [
    heading(t`For makers: the columns of any table`),
    paragraph(
      t`This connector reads the columns of a table from the instance while a flow is designed. The maker, not only the administrator, must be able to read ~sys_db_object~, ~sys_dictionary~, ~sys_choice~ and ~sys_glide_object~. Otherwise the designer shows no fields and a hint.`,
    ),
    list([
      t`Narrow: a role of your own with two read access rules per table, one for the table (~--None--~) and one for its fields (~${'*'}~). One without the other gives empty fields. Access rules need elevation to ~security_admin~.`,
      t`Broad: ~personalize_dictionary~ or ~personalize_read_dictionary~.`,
      t`People who only run the flow need neither.`,
    ]),
  ];
}

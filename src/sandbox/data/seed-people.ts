import type { Seed } from './seed.js';

const person = (user_name: string, first_name: string, last_name: string, title: string) => ({
  user_name,
  first_name,
  last_name,
  name: `${first_name} ${last_name}`,
  email: `${user_name}@example.com`,
  title,
  active: 'true',
});

export const SEED_PEOPLE: Seed = {
  sys_user: {
    abel: { ...person('abel.example', 'Abel', 'Example', 'Service desk agent'), manager: '@bela' },
    bela: person('bela.sample', 'Bela', 'Sample', 'Service desk lead'),
    cleo: { ...person('cleo.specimen', 'Cleo', 'Specimen', 'Network engineer'), manager: '@bela' },
    dora: { ...person('dora.fixture', 'Dora', 'Fixture', 'Accountant'), department: '@books' },
    emil: { ...person('emil.dummy', 'Emil', 'Dummy', 'Gardener') },
    fina: { ...person('fina.former', 'Fina', 'Former', ''), active: 'false' },
  },
  sys_user_group: {
    desk: { name: 'Service Desk', description: 'Takes the calls.', manager: '@bela', active: 'true' },
    network: { name: 'Network', description: 'Cables and switches.', manager: '@bela', active: 'true' },
    boards: { name: 'Change Board', description: 'Says yes or no.', active: 'true' },
  },
  sys_user_grmember: {
    abel_in_desk: { user: '@abel', group: '@desk' },
    cleo_in_network: { user: '@cleo', group: '@network' },
  },
  cmn_department: { books: { name: 'Bookkeeping' } },
  cmn_location: { tower: { name: 'Example Tower', city: 'Sampleton' } },
  core_company: { company: { name: 'Example & Sons' } },
  cmdb_rel_type: {
    runs_on: { name: 'Runs on::Runs', parent_descriptor: 'Runs on', child_descriptor: 'Runs' },
  },
  cmdb_ci_server: {
    ant: { name: 'ant-01', short_description: 'Mail server', ip_address: '192.0.2.11', operational_status: '1' },
    bee: { name: 'bee-01', short_description: 'Print server', ip_address: '192.0.2.12', operational_status: '1' },
    cat: { name: 'cat-01', short_description: 'Server in the cellar', operational_status: '2' },
  },
  cmdb_ci_service: {
    mail: { name: 'Mail', short_description: 'Mail for everyone', operational_status: '1' },
    print: { name: 'Printing', short_description: 'Paper, mostly', operational_status: '1' },
  },
  cmdb_rel_ci: {
    mail_on_ant: { parent: '@mail', child: '@ant', type: '@runs_on' },
    print_on_bee: { parent: '@print', child: '@bee', type: '@runs_on' },
  },
};

import { defineRule } from '../../engine/rule.js';
import { callsWith } from '../../exchange/call-fault.js';

export default defineRule({
  id: 'api/role-missing',
  title: 'The person who signed in lacks a role',
  severity: 'error',
  layer: 'api',
  repairBy: ['servicenow-admin'],
  sources: ['sn-table-api', 'sn-rest-api'],
  why: 'Token and sign-in are fine: the instance knows who calls, and its access controls refuse the table, a field or the operation to that person. A token has exactly the rights of the person who signed in. Nothing in the files is at fault.',
  remedy:
    'Grant the person the role that the table wants, or connect with an account that has it; Access Analyzer of ServiceNow shows what is missing. For an API of your own, see its ACL and "Allow access to this table via web services".',
  symptoms: [{ at: 'api', status: 403, text: 'Insufficient rights to query records' }],

  diagnose(flow, see) {
    for (const exchange of callsWith(flow, 'role-missing')) {
      const isSure = /insufficient rights|acl exception|security constraints|user not authori[sz]ed/i.test(
        (exchange.response?.body ?? '').slice(0, 5000),
      );
      see({
        exchange,
        part: 'status',
        confidence: isSure ? 'high' : 'low',
        message: `the API answers 403${isSure ? ': the person who signed in may not do this with the table' : ' and gives no reason that is known'}; expected a person with the role for it`,
      });
    }
  },
});

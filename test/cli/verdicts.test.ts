import { expect, test } from '@jest/globals';
import { exitCode } from '../../src/cli/diagnosis-output.js';
import { diagnosisSummary, diagnosisView } from '../../src/report/diagnosis.js';
import { diagnosedOf } from '../report/diagnosed.js';

const HEAD = 'POST /oauth_token.do HTTP/1.1\nHost: desk.service-now.com\n\ngrant_type=authorization_code&code=x\n\n';
const GOOD = `${HEAD}HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"access_token":"abcdefgh","expires_in":1800}`;
const ODD = `${HEAD}HTTP/1.1 418 Odd\nContent-Type: text/plain\n\nno`;
const PAGE =
  'GET /oauth_auth.do?response_type=code&client_id=a&state=1 HTTP/1.1\nHost: desk.service-now.com\n\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n<form>';

// Few rules: what no rule says is a failure all the same.
test.each<[string, string, boolean, string, number]>([
  ['a token', GOOD, false, 'good', 0],
  ['a live token', GOOD, true, 'good', 0],
  ['an answer that no rule knows', ODD, false, 'undecided', 1],
  ['an error text that is known', 'AADSTS50011: The redirect URI does not match', false, 'explained', 1],
  ['a sign-in page of a recording', PAGE, false, 'good', 0],
  ['a live run that came to the sign-in page only', PAGE, true, 'unfinished', 3],
])('%s', (_, text, isLive, verdict, code) => {
  const diagnosed = diagnosedOf(text, { isLive });
  const view = diagnosisView(diagnosed);
  const codes = (['error', 'never'] as const).map((failOn) => exitCode(diagnosisSummary(diagnosed), view, failOn));
  expect([view.verdict, ...codes]).toEqual([verdict, code, code === 3 ? 3 : 0]);
});

import {createMockFetch, type Mock} from '@haochaping/mock';
import {assert} from 'chai';
import {contractCases} from './contract-cases.ts';
import type {ContractPlace} from './place.ts';

const SESSION_HEADER = 'hcp-session';

describe('the backend in a page keeps the contract', () => {
  const reported: unknown[] = [];
  let mock: Mock;
  let place: ContractPlace;

  before(async () => {
    mock = await createMockFetch({report: (what, cause) => reported.push([what, String(cause)])});
    place = {
      baseUrl: location.origin,
      fetch: mock.fetch,
      credentials: mock.credentials,
      sessionHeaders: (answer) => ({[SESSION_HEADER]: answer.headers.get(SESSION_HEADER) ?? ''}),
    };
  });

  after(() => mock.close());

  for (const {title, run} of contractCases) it(title, () => run(place));

  it('nothing unexpected was reported', () => {
    assert.deepEqual(reported, []);
  });
});

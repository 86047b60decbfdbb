import {open311Routes} from '@haochaping/protocol';
import {assert} from 'chai';
import {answered, calledBack, complaint, startWork, step} from './closed-loop-steps.ts';
import {apiOf, bodyOf, type ContractCase, type ContractPlace, refusedWith} from './place.ts';

const open311 = (place: ContractPlace): ReturnType<typeof apiOf<typeof open311Routes>> => apiOf(place, open311Routes);
const PUBLIC_TEXT = '有群众反映材料清单没有一次给全，已补充一次性告知单。';

export const open311Cases: readonly ContractCase[] = [
  {
    title:
      'Open311 lists an order once its text was approved for everybody, by day and area, with nothing of the person',
    async run(place) {
      const {id, number} = await complaint(place, undefined, {text: '我是张三，材料清单没有给全'});
      const at = Date.now();
      await startWork(place, id, at);
      await step(place, 'handler', id, answered(Date.now()));
      await step(place, 'call-back-officer', id, calledBack(Date.now(), 'satisfied'));
      const reader = open311(place);
      const file = `${number}.json`;
      const hidden = await reader.readOpen311Request({params: {file}});
      assert.deepEqual(refusedWith(hidden), {status: 404, code: 'work-order-unknown'});
      await step(place, 'management', id, {type: 'publish-text', text: PUBLIC_TEXT});
      const [one, ...others] = bodyOf(await reader.readOpen311Request({params: {file}}));
      assert.deepEqual(others, []);
      const today = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
      assert.deepInclude(one, {
        service_request_id: number,
        status: 'open',
        service_code: 'guidance-missing',
        description: PUBLIC_TEXT,
        requested_datetime: `${today}T00:00:00+08:00`,
        address: '江宁区',
        lat: null,
      });
      assert.notMatch(JSON.stringify(one), /张三|level|caseNumber|receipt/);
      const query = {jurisdiction_id: '320115', service_code: 'guidance-missing', status: 'open'} as const;
      const listed = bodyOf(await reader.listOpen311Requests({query}));
      assert.deepInclude(listed, one);
      const elsewhere = bodyOf(await reader.listOpen311Requests({query: {jurisdiction_id: '320500'}}));
      assert.notInclude(JSON.stringify(elsewhere), number);
      const byId = bodyOf(await reader.listOpen311Requests({query: {service_request_id: `${number}, NOBODY`}}));
      assert.deepEqual(byId, [one]);
      const [first] = bodyOf(await reader.listOpen311Requests({query: {page_size: '1', page: '1'}}));
      const [second] = bodyOf(await reader.listOpen311Requests({query: {page_size: '1', page: '2'}}));
      assert.notEqual(first?.service_request_id, second?.service_request_id);
    },
  },
  {
    title: 'Open311 names its groups and where it is, and answers at most 90 days',
    async run(place) {
      const reader = open311(place);
      const {endpoints} = bodyOf(await reader.discoverOpen311({}));
      assert.equal(endpoints[0]?.url, `${place.baseUrl}/open311/v2`);
      const services = bodyOf(await reader.listOpen311Services({}));
      assert.deepInclude(
        services.map(({service_code, service_name}) => [service_code, service_name]),
        ['waiting-time', '等候时间长'],
      );
      const asked = (start_date: string, end_date: string): ReturnType<typeof reader.listOpen311Requests> =>
        reader.listOpen311Requests({query: {start_date, end_date}});
      assert.equal((await asked('2026-01-01', '2026-03-31')).kind, 'ok');
      assert.equal((await asked('2026-01-01T00:00:00Z', '2026-03-31T00:00:00+08:00')).kind, 'ok');
      for (const [from, until] of [
        ['2026-01-01', '2026-04-01'],
        ['2026-03-02', '2026-03-01'],
        ['2026-02-30', '2026-03-01'],
      ] as const) {
        assert.deepEqual(
          refusedWith(await asked(from, until)),
          {status: 400, code: 'query-invalid'},
          `${from} ${until}`,
        );
      }
      assert.deepEqual(refusedWith(await reader.readOpen311Request({params: {file: 'CP1.xml'}})), {
        status: 404,
        code: 'work-order-unknown',
      });
    },
  },
];

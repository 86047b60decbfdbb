import assert from 'node:assert/strict';
import {test} from 'node:test';
import {leadCandidates, type LeadFacts} from './leads.ts';
import {proposedLead} from './routing.ts';

const COUNTY = '320115000000';
const STREET = '320115101000';

const active = (code: string, areaCode = COUNTY): LeadFacts['departments'][number] => ({code, areaCode, active: true});

function facts(departments: LeadFacts['departments'], other: Partial<LeadFacts> = {}): LeadFacts {
  return {
    departmentCode: 'D1',
    itemCode: 'item',
    activeDepartmentCodes: [],
    areaDepartmentCodes: departments.filter(({areaCode}) => areaCode === COUNTY).map(({code}) => code),
    departments,
    received: [],
    namedCodes: [],
    declinedCodes: [],
    ...other,
  };
}

const chosen = (of: LeadFacts): (readonly [string, readonly string[]])[] =>
  leadCandidates(of).map(({departmentCode, reasons}) => [departmentCode, reasons]);

test('names who gave the service, who had the matter and whom an office named, each once with all reasons', () => {
  const all = [active('D1'), active('D2'), active('S1', STREET), active('D9')];
  const received = [
    {departmentCode: 'D2', at: 20},
    {departmentCode: 'D1', at: 10},
    {departmentCode: 'D2', at: 5},
  ];
  const candidates = leadCandidates(facts(all, {received, namedCodes: ['S1', 'D2']}));
  assert.deepEqual(candidates, [
    {departmentCode: 'D1', kind: 'department', reasons: ['gave-service', 'had-it'], firstReceivedAt: 10},
    {departmentCode: 'D2', kind: 'department', reasons: ['had-it', 'named-by-office'], firstReceivedAt: 5},
    {departmentCode: 'S1', kind: 'area', reasons: ['named-by-office']},
  ]);
  assert.equal(proposedLead(candidates)?.departmentCode, 'S1');
});

test('names the departments of the area only where no owner could have it', () => {
  assert.deepEqual(chosen(facts([active('D1'), active('D2')])), [['D1', ['gave-service']]]);
  const ended = {...active('D1'), active: false};
  assert.deepEqual(chosen(facts([ended, active('D2'), active('D3')])), [
    ['D2', ['of-the-area']],
    ['D3', ['of-the-area']],
  ]);
});

test('puts whoever took over in the place of a department that ended, with what that had received', () => {
  const ended = {...active('D1'), active: false, successorCode: 'D4'};
  const candidates = leadCandidates(facts([ended, active('D4')], {received: [{departmentCode: 'D1', at: 7}]}));
  assert.deepEqual(candidates, [
    {departmentCode: 'D4', kind: 'department', reasons: ['gave-service', 'had-it'], firstReceivedAt: 7},
  ]);
});

test('leaves out from whom the order was taken back, and who has nobody but the person rated', () => {
  const all = [active('D1'), active('D2'), active('D3')];
  assert.deepEqual(chosen(facts(all, {namedCodes: ['D2', 'D3'], declinedCodes: ['D1', 'D3']})), [
    ['D2', ['named-by-office', 'of-the-area']],
  ]);
  const alone = [{...active('D1'), handlers: ['0012']}, active('D2')];
  assert.deepEqual(chosen(facts(alone, {staffNumber: '0012'})), [['D2', ['of-the-area']]]);
});

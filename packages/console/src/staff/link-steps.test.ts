import assert from 'node:assert/strict';
import test from 'node:test';
import {sampleClosedDetail, sampleDetail} from '../fakes/sample-orders.ts';
import {linkSteps} from './link-steps.ts';

function line(steps: ReturnType<typeof linkSteps>): string {
  return steps.map(({link, state}) => `${link} ${state}`).join(', ');
}

test('shows an order that is being verified at its first link', () => {
  const {order, link} = sampleDetail();
  assert.equal(
    line(linkSteps(order, link)),
    'verify now, determine later, appeal later, rectify later, conclude later, feed-back later, supervise later',
  );
});

test('shows all links of a closed order as passed, but the appeal that never was', () => {
  const {order, link} = sampleClosedDetail();
  assert.equal(
    line(linkSteps(order, link)),
    'verify done, determine done, appeal skipped, rectify done, conclude done, feed-back done, supervise done',
  );
});

test('takes back what a return for rework takes back', () => {
  const {order} = sampleClosedDetail();
  const {reply: _, callBack: __, audit: ___, closedAt: ____, ...rest} = order;
  assert.equal(
    line(linkSteps({...rest, state: 'rectifying'}, 'rectify')),
    'verify done, determine done, appeal skipped, rectify now, conclude later, feed-back later, supervise later',
  );
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import {TELLING_RULES} from '@haochaping/core';
import {StartError} from '../start-error.ts';
import {openWays, parseTelling, readTellingOptions, type TellingSettings} from './telling-settings.ts';

const SECRET = `whsec_${Buffer.alloc(32).toString('base64')}`;

test('tells by webhooks alone where the environment says nothing', () => {
  assert.deepEqual(parseTelling({}), {webhookHosts: []});
  assert.deepEqual(Object.keys(openWays({webhookHosts: []})), ['webhook']);
  assert.deepEqual(readTellingOptions({webhookHosts: []}), {rules: TELLING_RULES});
});

test('reads the mail server, the gateway and the hosts that may lie inside', () => {
  const parsed = parseTelling({
    HCP_ADDRESS: 'https://hcp.example.gov.cn/',
    HCP_SMTP_URL: 'smtp://no%40reply:p%3Ass@mail.example.gov.cn',
    HCP_MAIL_FROM: '好差评 <noreply@example.gov.cn>',
    HCP_SMS_URL: 'http://10.0.0.8/sms',
    HCP_SMS_SECRET: SECRET,
    HCP_WEBHOOK_HOSTS: 'hook.intra, 10.1.2.3,',
  });
  assert.deepEqual(parsed, {
    address: 'https://hcp.example.gov.cn',
    webhookHosts: ['hook.intra', '10.1.2.3'],
    mail: {
      host: 'mail.example.gov.cn',
      port: 587,
      secure: false,
      allowPlain: false,
      user: 'no@reply',
      password: 'p:ss',
      from: '好差评 <noreply@example.gov.cn>',
    },
    sms: {url: 'http://10.0.0.8/sms', secret: SECRET},
  });
});

test('says in one sentence what is wrong', () => {
  const wrong = [
    {HCP_ADDRESS: 'hcp.example.gov.cn'},
    {HCP_ADDRESS: 'https://hcp.example.gov.cn/console/'},
    {HCP_SMTP_URL: 'mail.example.gov.cn'},
    {HCP_SMTP_URL: 'smtp://mail.example.gov.cn'},
    {HCP_SMTP_URL: 'smtp://mail.example.gov.cn', HCP_MAIL_FROM: 'a@b\r\nBcc: everybody@example.com'},
    {HCP_SMS_URL: 'ftp://10.0.0.8', HCP_SMS_SECRET: SECRET},
    {HCP_SMS_URL: 'http://10.0.0.8'},
    {HCP_SMS_URL: 'http://10.0.0.8', HCP_SMS_SECRET: 'whsec_c2hvcnQ='},
  ];
  for (const env of wrong)
    assert.match(JSON.stringify(parseTelling(env)), /^\{"wrong":"[^"]*HCP_/, JSON.stringify(env));
});

test('reads rules from a file, and names each that is wrong', (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-telling-'));
  t.after(() => fs.rmSync(folder, {recursive: true}));
  const rulesFile = path.join(folder, 'rules.json');
  const settings: TellingSettings = {webhookHosts: [], rulesFile};
  fs.writeFileSync(rulesFile, JSON.stringify([{what: 'closed', who: 'leader', by: 'mail'}]));
  assert.deepEqual(readTellingOptions(settings).rules, [{what: 'closed', who: 'leader', by: 'mail'}]);
  fs.writeFileSync(rulesFile, JSON.stringify([{what: 'closed', who: 'leader', by: 'pigeon'}]));
  assert.throws(
    () => readTellingOptions(settings),
    (cause) => cause instanceof StartError && cause.message.includes('0.by'),
  );
  fs.writeFileSync(rulesFile, '[');
  assert.throws(() => readTellingOptions(settings), StartError);
});

test('opens the way to the platform above by a file, and names what is wrong in it', (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-telling-'));
  t.after(() => fs.rmSync(folder, {recursive: true}));
  const provinceFile = path.join(folder, 'province.json');
  const given = {
    url: 'https://province.example.gov.cn/api',
    appMark: 'jn-hcp',
    signer: {kind: 'hmac-sha256', secret: 'a secret of the province'},
    encryptor: {kind: 'none'},
  };
  fs.writeFileSync(provinceFile, JSON.stringify(given));
  assert.deepEqual(Object.keys(openWays({webhookHosts: [], provinceFile})), ['webhook', 'province']);
  fs.writeFileSync(provinceFile, JSON.stringify({...given, encryptor: {kind: 'rot13'}}));
  assert.throws(
    () => openWays({webhookHosts: [], provinceFile}),
    (cause) => cause instanceof StartError && cause.message.includes('encryptor'),
  );
});

import assert from 'node:assert/strict';
import type {AddressInfo} from 'node:net';
import {test, type TestContext} from 'node:test';
import type {MailLetter} from '@haochaping/backend';
import {type ParsedMail, simpleParser} from 'mailparser';
import {SMTPServer, type SMTPServerOptions} from 'smtp-server';
import {type MailSettings, mailServer} from './mail.ts';

const LETTER: MailLetter = {
  id: '019f6b2a-7c21-7d10-8e4f-2a3b4c5d6e7f',
  to: 'handler@office.example',
  subject: '【好差评】新的差评工单（CP32011520261120000001）',
  text: '有一件差评工单转到贵单位，请尽快签收。\n\n工单编号：CP32011520261120000001',
  html: '<p>有一件差评工单转到贵单位，请尽快签收 &lt;b&gt;。</p>',
};

interface Received {
  readonly to: readonly string[];
  readonly mail: ParsedMail;
}

/** A real mail server on this machine, for one user. */
async function mailbox(
  t: TestContext,
  options: SMTPServerOptions = {},
): Promise<{readonly settings: MailSettings; readonly received: readonly Received[]}> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({username, password}, _, done) =>
      username === 'noreply' && password === 'secret'
        ? done(null, {user: username})
        : done(new Error('Wrong user or password')),
    onData: (stream, {envelope}, done) => {
      simpleParser(stream).then((mail) => {
        received.push({to: envelope.rcptTo.map(({address}) => address), mail});
        done();
      }, done);
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  );
  const {port} = server.server.address() as AddressInfo;
  const account = {user: 'noreply', password: 'secret', from: '好差评 <noreply@office.example>'};
  return {settings: {host: '127.0.0.1', port, secure: false, allowPlain: true, ...account}, received};
}

test('delivers a letter that any mail program reads, as text and as HTML', async (t) => {
  const {settings, received} = await mailbox(t);
  assert.deepEqual(await mailServer(settings).deliver([LETTER, {...LETTER, id: 'second'}]), [
    {kind: 'delivered'},
    {kind: 'delivered'},
  ]);
  const [one] = received;
  assert.ok(one);
  assert.deepEqual(one.to, ['handler@office.example']);
  const {mail} = one;
  assert.equal(mail.subject, LETTER.subject);
  assert.equal(mail.text?.trim(), LETTER.text);
  assert.equal(mail.html, LETTER.html);
  assert.equal(mail.from?.text, '"好差评" <noreply@office.example>');
  assert.equal(mail.messageId, `<${LETTER.id}@office.example>`);
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
  assert.deepEqual(mail.attachments, []);
});

test('no subject and no address adds a header or a recipient', async (t) => {
  const {settings, received} = await mailbox(t);
  const way = mailServer(settings);
  const subject = '工单\r\nBcc: everybody@example.com\r\n\r\n<b>正文</b>';
  assert.deepEqual(await way.deliver([{...LETTER, subject}]), [{kind: 'delivered'}]);
  const [one] = received;
  assert.ok(one);
  assert.deepEqual(one.to, ['handler@office.example']);
  assert.equal(one.mail.bcc, undefined);
  assert.equal(one.mail.subject, '工单 Bcc: everybody@example.com <b>正文</b>');
  const addresses = [
    'a@office.example, b@office.example',
    'a@office.example\r\nBcc: b@office.example',
    '"a" <a@office.example>',
    'a@office.example> SIZE=1',
    'a',
    '',
  ];
  for (const to of addresses) {
    assert.deepEqual(await way.deliver([{...LETTER, to}]), [{kind: 'refused', code: 'address-invalid'}], to);
  }
  assert.equal(received.length, 1);
});

test('gives up on a recipient that the server refuses, and tries again when the server is only busy or its password is wrong', async (t) => {
  const refusing = (responseCode: number): SMTPServerOptions => ({
    onRcptTo: (_, __, done) => done(Object.assign(new Error('No'), {responseCode})),
  });
  const send = async (options: SMTPServerOptions, other: Partial<MailSettings> = {}): Promise<unknown> => {
    const {settings} = await mailbox(t, options);
    const [outcome] = await mailServer({...settings, ...other}).deliver([LETTER]);
    return outcome;
  };
  assert.deepEqual(await send(refusing(550)), {kind: 'refused', code: 'smtp-550'});
  assert.deepEqual(await send(refusing(450)), {kind: 'retry', code: 'smtp-450'});
  assert.deepEqual(await send({}, {password: 'wrong'}), {kind: 'retry', code: 'smtp-535'});
  assert.deepEqual(await send({}, {allowPlain: false}), {kind: 'retry', code: 'smtp-500'});
});

test('tries again where no server listens', async (t) => {
  const {settings} = await mailbox(t);
  const [outcome] = await mailServer({...settings, port: 1}).deliver([LETTER]);
  assert.deepEqual(outcome, {kind: 'retry', code: 'mail-esocket'});
});

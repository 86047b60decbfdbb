import {
  changePassword,
  clearFailedSignIns,
  createAccount,
  findAccount,
  findAccountByName,
  listAccounts,
  type NewAccount,
  recordFailedSignIn,
} from '../store/accounts.ts';
import {actOnAccount, findKeptAccount, listKeptAccounts} from '../store/kept-accounts.ts';
import {keepOutsideSignIn, settleOutsideAccount, takeOutsideSignIn} from '../store/outside-accounts.ts';
import {createApiKey, findApiKey, revokeApiKey} from '../store/api-keys.ts';
import {appendAudit, listAudit} from '../store/audit.ts';
import {findArea, findDepartment, findTopArea, readDirectory} from '../store/directory.ts';
import {putDirectory} from '../store/put-directory.ts';
import {
  createSession,
  deleteEndedSessions,
  deleteSession,
  endSessions,
  findSession,
  listSessions,
  touchSession,
} from '../store/sessions.ts';
import {readSetting, writeSetting} from '../store/settings.ts';
import {inTransaction} from '../store/transaction.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {ENTERPRISES, JIANGNING, PROVINCE, SAMPLE_AT, SAMPLE_DIRECTORY} from './samples.ts';
import {settled} from './stock.ts';

const ACCOUNT: NewAccount = {
  id: 'account-1',
  name: 'wang',
  displayName: '王处理',
  role: 'handler',
  departmentCode: ENTERPRISES,
  staffNumber: '0200',
  passwordSalt: 'salt',
  passwordHash: 'hash',
  mustChangePassword: true,
  createdAt: SAMPLE_AT,
};

const session = (secretHash: string): Parameters<typeof createSession>[1] => ({
  secretHash,
  accountId: ACCOUNT.id,
  createdAt: SAMPLE_AT,
  seenAt: SAMPLE_AT,
  expiresAt: SAMPLE_AT + 1000,
  id: `id-of-${secretHash}`,
  outside: false,
});

export function accessCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'keeps the directory as it was put, and replaces what is put again',
      run: async (engine, {equal}) => {
        equal(await findTopArea(engine), undefined);
        await putDirectory(engine, SAMPLE_DIRECTORY);
        await putDirectory(engine, {
          departments: [{code: ENTERPRISES, name: '新名', areaCode: JIANGNING, validUntil: '2026-06-30'}],
        });
        const read = await readDirectory(engine);
        const byCode = <T extends {readonly code: string}>(all: readonly T[]): T[] =>
          [...all].sort((a, b) => (a.code < b.code ? -1 : 1));
        equal(byCode(read.areas), byCode(SAMPLE_DIRECTORY.areas));
        equal(read.items, SAMPLE_DIRECTORY.items);
        equal(read.windows, SAMPLE_DIRECTORY.windows);
        equal(read.staffMembers, SAMPLE_DIRECTORY.staffMembers);
        equal(read.departments.length, 3);
        equal(await findDepartment(engine, ENTERPRISES), {
          code: ENTERPRISES,
          name: '新名',
          areaCode: JIANGNING,
          validUntil: '2026-06-30',
        });
        equal((await findTopArea(engine))?.code, PROVINCE);
        equal((await findArea(engine, JIANGNING))?.name, '江宁区');
        equal(await findArea(engine, '990000000000'), undefined);
      },
    },
    {
      title: 'makes one account of a name, and locks it by its failures',
      run: async (engine, {equal}) => {
        const racing = ['account-1', 'account-2', 'account-3'].map((id) => createAccount(engine, {...ACCOUNT, id}));
        const made = await Promise.all(racing);
        equal([...made].sort(), ['created', 'name-taken', 'name-taken']);
        const account = await findAccountByName(engine, 'wang');
        equal(account, {...ACCOUNT, id: account?.id, failedAttempts: 0});
        equal(await findAccountByName(engine, 'WANG'), undefined);
        const id = account?.id ?? '';
        equal(await recordFailedSignIn(engine, id, undefined), 1);
        equal(await recordFailedSignIn(engine, id, SAMPLE_AT + 5), 2);
        equal((await findAccount(engine, id))?.lockedUntil, SAMPLE_AT + 5);
        await clearFailedSignIns(engine, id);
        equal(await findAccount(engine, id), account);
        equal(await listAccounts(engine), [account]);
      },
    },
    {
      title: 'ends every other session when a password changes, and those whose time is over',
      run: async (engine, {equal}) => {
        await createAccount(engine, ACCOUNT);
        for (const secret of ['one', 'two', 'three']) await createSession(engine, session(secret));
        await touchSession(engine, 'one', SAMPLE_AT + 7);
        equal(await findSession(engine, 'one'), {
          session: {...session('one'), seenAt: SAMPLE_AT + 7},
          account: {...ACCOUNT, failedAttempts: 0},
        });
        await deleteSession(engine, 'three');
        const password = {passwordSalt: 's2', passwordHash: 'h2', mustChangePassword: false};
        await changePassword(engine, ACCOUNT.id, password, 'one');
        equal((await findSession(engine, 'one'))?.account.passwordHash, 'h2');
        equal(await findSession(engine, 'two'), undefined);
        equal(await deleteEndedSessions(engine, SAMPLE_AT + 999, SAMPLE_AT), 0);
        equal(await deleteEndedSessions(engine, SAMPLE_AT + 999, SAMPLE_AT + 8), 1);
        equal(await findSession(engine, 'one'), undefined);
      },
    },
    {
      title: 'lists the sessions that are not over, and ends one, or all but one, with one line of the log',
      run: async (engine, {equal}) => {
        await createAccount(engine, ACCOUNT);
        for (const secret of ['one', 'two', 'three']) await createSession(engine, session(secret));
        await touchSession(engine, 'two', SAMPLE_AT + 9);
        const alive = {at: SAMPLE_AT + 10, idleSince: SAMPLE_AT - 1};
        const ids = (await listSessions(engine, ACCOUNT.id, alive)).map(({id}) => id);
        equal(ids, ['id-of-two', 'id-of-one', 'id-of-three']);
        equal(await listSessions(engine, ACCOUNT.id, {...alive, at: SAMPLE_AT + 1000}), []);
        const line = {at: SAMPLE_AT, actor: 'a', action: 'sessions-ended', subject: 'a', detail: {}};
        equal(await endSessions(engine, {accountId: 'other'}, line), 0);
        equal(await endSessions(engine, {accountId: ACCOUNT.id, id: 'id-of-three'}, line), 1);
        equal(await endSessions(engine, {accountId: ACCOUNT.id, keep: 'two'}, line), 1);
        equal((await listSessions(engine, ACCOUNT.id, alive)).length, 1);
        const lines = (await listAudit(engine, '', 10)).filter(({action}) => action === 'sessions-ended');
        equal(lines.length, 2);
      },
    },
    {
      title: 'of two administrators who disable each other at once one stays',
      run: async (engine, {equal}) => {
        const administrator = {...ACCOUNT, role: 'administrator'} as const;
        const {departmentCode: _, ...placeless} = administrator;
        for (const id of ['one', 'two']) await createAccount(engine, {...placeless, id, name: id});
        const acts = [
          ['one', 'two'],
          ['two', 'one'],
        ] as const;
        const told = await Promise.all(
          acts.map(([by, id]) => actOnAccount(engine, {type: 'disable', by, id, at: SAMPLE_AT})),
        );
        equal(told.map(({outcome}) => outcome).sort(), ['done', 'refused']);
      },
    },
    {
      title: 'keeps accounts by the area that they or their departments lie in',
      run: async (engine, {equal}) => {
        await putDirectory(engine, SAMPLE_DIRECTORY);
        await createAccount(engine, ACCOUNT);
        const {departmentCode: _, ...whole} = ACCOUNT;
        await createAccount(engine, {...whole, id: 'whole', name: 'whole', role: 'auditor'});
        const names = async (within?: string): Promise<readonly string[]> =>
          (await listKeptAccounts(engine, {limit: 10, ...(within && {within})})).map(({account}) => account.name);
        equal(await names(), ['wang', 'whole']);
        equal(await names(JIANGNING), ['wang']);
        equal(await names('990000000000'), []);
        equal((await findKeptAccount(engine, ACCOUNT.id))?.standsIn, JIANGNING);
      },
    },
    {
      title: 'gives what an outside sign-in has to bring back once, and not too late',
      run: async (engine, {equal}) => {
        const expected = {state: 's', nonce: 'n', verifier: 'v'};
        await keepOutsideSignIn(engine, 'browser', expected, SAMPLE_AT + 10);
        await keepOutsideSignIn(engine, 'late', expected, SAMPLE_AT);
        equal(await takeOutsideSignIn(engine, 'late', SAMPLE_AT), undefined);
        const both = [1, 2].map(() => takeOutsideSignIn(engine, 'browser', SAMPLE_AT));
        equal(
          (await Promise.all(both)).filter((one) => one !== undefined),
          [expected],
        );
      },
    },
    {
      title: 'knows somebody of an outside sign-in by issuer and subject, and gives them today what today is theirs',
      run: async (engine, {equal}) => {
        const arrival = {
          person: {issuer: 'https://sso.example', subject: '7'},
          name: 'li@sso.example',
          displayName: '李',
          grant: {role: 'handler', departmentCode: ENTERPRISES},
          at: SAMPLE_AT,
        } as const;
        const first = await settleOutsideAccount(engine, arrival);
        const auditor = await settleOutsideAccount(engine, {...arrival, displayName: '李梅', grant: {role: 'auditor'}});
        equal(
          [auditor.id, auditor.role, auditor.displayName, auditor.departmentCode],
          [first.id, 'auditor', '李梅', undefined],
        );
        equal(await findAccount(engine, first.id), auditor);
        const twin = {...arrival, person: {issuer: 'https://sso.example', subject: '8'}};
        equal((await settleOutsideAccount(engine, twin)).name, '8@sso.example');
        equal((await findKeptAccount(engine, first.id))?.provider, 'https://sso.example');
      },
    },
    {
      title: 'knows an API key until it is revoked',
      run: async (engine, {equal}) => {
        const key = {
          id: 'key-1',
          keyHash: 'k',
          name: '业务系统',
          role: 'business-system',
          createdAt: SAMPLE_AT,
        } as const;
        await createApiKey(engine, key);
        equal(await findApiKey(engine, 'k'), key);
        equal(await findApiKey(engine, 'other'), undefined);
        equal(await revokeApiKey(engine, 'key-1', SAMPLE_AT + 1), true);
        equal(await revokeApiKey(engine, 'key-2', SAMPLE_AT + 1), false);
        equal(await findApiKey(engine, 'k'), undefined);
      },
    },
    {
      title: 'keeps settings, and appends to the log with the transaction it belongs to',
      run: async (engine, {equal}) => {
        equal(await readSetting(engine, 'seeded'), undefined);
        await writeSetting(engine, 'seeded', '1');
        await writeSetting(engine, 'seeded', '2');
        equal(await readSetting(engine, 'seeded'), '2');
        const entry = {
          at: SAMPLE_AT,
          actor: 'account-1',
          action: 'sign-in',
          subject: 'account-1',
          detail: {from: 'console'},
        };
        const failing = inTransaction(engine, async (trx) => {
          await appendAudit(trx, entry, entry);
          throw new Error('Stop here.');
        });
        equal(await settled(failing), 'rejected');
        await appendAudit(engine.db, entry);
        const [logged, ...more] = await listAudit(engine, '', 10);
        equal({...entry, id: logged?.id}, logged);
        equal(more, []);
        equal(await listAudit(engine, logged?.id ?? '', 10), []);
      },
    },
  ];
}

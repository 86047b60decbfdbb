import {html, nothing, render, type TemplateResult} from 'lit';
import {type BackendInThePage, readBackend} from './demonstration.ts';

function backendInThePage({accounts, storage}: BackendInThePage): TemplateResult {
  return html`
    <h2>工作台的演示账号</h2>
    <p>后端就在这个浏览器里，密码是第一次打开时随机生成的。换一个浏览器，就是另一套数据。</p>
    ${
      storage === 'memory'
        ? html`<p class="hcp-notice hcp-waiting">
            <strong>这个浏览器不给页面留文件。</strong>关掉或刷新页面，演示数据就重新开始。
          </p>`
        : nothing
    }
    <div class="hcp-scroll" role="region" aria-label="演示账号" tabindex="0">
      <table class="hcp-table">
        <thead>
          <tr>
            <th scope="col">账号</th>
            <th scope="col">密码</th>
            <th scope="col">谁</th>
          </tr>
        </thead>
        <tbody>
          ${accounts.map(
            (account) => html`
              <tr>
                <th scope="row">${account.account}</th>
                <td><code class="hcp-code">${account.password}</code></td>
                <td>${ROLE_WORDS[account.role] ?? account.role}，${account.displayName}（${account.place}）</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
    <p class="hcp-soft hcp-small">
      这里的网络请求由页面里的后端应答，占用了本目录唯一的 Service Worker 位置，所以 SDK 自己的 Service Worker
      在这个演示里不启用；排队、落盘和送达都照常工作。
    </p>
  `;
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  dispatcher: '派单员',
  handler: '承办人',
  leader: '部门负责人',
  management: '政务服务管理机构',
  'upper-management': '上级管理机构',
  'call-back-officer': '回访员',
  supervisor: '督办员',
  auditor: '审计员',
  administrator: '管理员',
};

const SERVER_NOTE = html`
  <p class="hcp-soft">工作台的演示账号在启动服务的终端里，只在第一次启动时显示一次。</p>
  <p><a href="./openapi.json">接口说明（OpenAPI）</a></p>
`;

async function show(place: HTMLElement): Promise<void> {
  const backend = await readBackend(document.baseURI);
  if (backend === 'unreachable') return;
  render(backend === 'server' ? SERVER_NOTE : backendInThePage(backend), place);
}

const place = document.getElementById('more');
if (place !== null) void show(place);

import type {WechatNetwork} from './wechat-api.ts';

/**
 * `fetch` over `wx.request`: as much of it as the SDK asks for. Rejects when no answer came, as `fetch` does. The domain of the backend
 * has to be among those that the mini program may ask (request 合法域名).
 */
export function wechatFetch(wx: WechatNetwork): (request: Request) => Promise<Response> {
  return async (request) => {
    const {url, method, signal} = request;
    const header: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      header[name] = value;
    });
    const data = method === 'POST' ? await request.text() : undefined;
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new Error('aborted'));
        return;
      }
      const task = wx.request({
        url,
        method: method === 'POST' ? 'POST' : 'GET',
        header,
        ...(data !== undefined && {data}),
        dataType: 'text',
        responseType: 'text',
        success: (answer) => resolve(responseOf(answer)),
        fail: ({errMsg}) => reject(new Error(errMsg)),
      });
      signal.addEventListener('abort', () => task.abort());
    });
  };
}

type Answered = Parameters<Parameters<WechatNetwork['request']>[0]['success']>[0];

function responseOf({statusCode, data, header}: Answered): Response {
  const headers = new Map(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const answer = {
    status: statusCode,
    ok: statusCode >= 200 && statusCode < 300,
    headers: {get: (name: string): string | null => headers.get(name.toLowerCase()) ?? null},
    text: () => Promise.resolve(typeof data === 'string' ? data : ''),
  };
  return answer as unknown as Response;
}

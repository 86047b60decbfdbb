import http from 'node:http';
import {startServer} from '@haochaping/server';

/**
 * A server on which it is always the same moment, so that what its pages show today they show in a year: the pictures in the guides
 * are taken of it. Its jobs run once, at the start of that moment.
 */
const [data = '', at = '', pages = ''] = process.argv.slice(2);
const moment = Date.parse(at);
Date.now = () => moment;
// The pages take the time from the answers; one that brings a date gets no other.
const writeHead = Reflect.get(http.ServerResponse.prototype, 'writeHead') as (
  ...given: unknown[]
) => http.ServerResponse;
Reflect.set(http.ServerResponse.prototype, 'writeHead', function (this: http.ServerResponse, ...given: unknown[]) {
  this.setHeader('date', new Date(moment).toUTCString());
  return writeHead.apply(this, given);
});

const server = await startServer({
  port: 0,
  host: '127.0.0.1',
  data,
  reset: false,
  https: false,
  report: (what, cause) => console.error(what, cause),
  pages,
});
process.stdout.write(`${server.address}/openapi.json\n`);
if (server.credentials !== undefined) process.stdout.write(`CREDENTIALS ${JSON.stringify(server.credentials)}\n`);

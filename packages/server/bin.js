#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node stops at the first TypeScript file, or inside SQLite, before it could explain.
const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  console.error(
    `好差评需要 Node 24，当前是 ${process.version}。请在项目目录运行 npm ci（会自带 Node 24），再用 npm start 启动。`,
  );
  process.exit(1);
}

// By name, so that the same file starts the sources of a checkout and the built files of an installation.
const {runServer} = await import('@haochaping/server');
await runServer(process.argv.slice(2), process.env);

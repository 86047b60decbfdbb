import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {build} from 'esbuild';

const ROOT = path.join(import.meta.dirname, '../..');
const FONTS = path.join(ROOT, 'node_modules/@fontsource');
// By weight, as the element uses them; each package splits its letters into files by their ranges.
const FACES = ['noto-sans-sc', 'noto-sans-arabic', 'noto-sans-mongolian'] as const;
const WEIGHTS = ['400', '600'] as const;

/** A page that shows one state of the element, as its address asks for it, in fonts that are the same everywhere. */
export interface GalleryServer {
  /** The address of one state. */
  address(asked: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/** Resolves once the page can be asked for, on a free port of this machine alone. */
export async function startGalleryServer(): Promise<GalleryServer> {
  const files = await galleryFiles();
  const server = http.createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://gallery');
    const file = files.get(pathname) ?? fontFile(pathname);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {'content-type': file.type, 'cache-control': 'max-age=3600'}).end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    address: (asked) => `http://127.0.0.1:${String(port)}/?${new URLSearchParams(asked).toString()}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type ServedFile = {readonly type: string; readonly body: string | Uint8Array};

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/fonts.css"><link rel="stylesheet" href="/gallery.css"></head>
<body><script type="module" src="/gallery.js"></script></body></html>`;

// Nothing moves and no caret blinks, so that one moment looks like any other.
const STYLE = `body{margin:0;padding:16px;background:#f6f4f0}
:root[data-theme=dark] body{background:#14191f}
hcp-review{--hcp-font:'Noto Sans SC';--hcp-font-ug:'Noto Sans Arabic','Noto Sans SC';--hcp-font-mn:'Noto Sans Mongolian','Noto Sans SC';
--hcp-font-code:'Noto Sans SC';margin:0 auto;max-width:46rem;caret-color:transparent}
hcp-review[lang=mn-Mong]{max-width:none}`;

async function galleryFiles(): Promise<Map<string, ServedFile>> {
  const {outputFiles} = await build({
    entryPoints: {gallery: path.join(ROOT, 'packages/widget/src/testing/gallery.ts')},
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@haochaping/source'],
    external: ['crypto'],
    write: false,
    outdir: '/',
    logLevel: 'error',
  });
  const files = new Map<string, ServedFile>();
  for (const {path: name, contents} of outputFiles) files.set(name, {type: 'text/javascript', body: contents});
  files.set('/', {type: 'text/html', body: PAGE});
  files.set('/gallery.css', {type: 'text/css', body: STYLE});
  files.set('/fonts.css', {type: 'text/css', body: fontFaces()});
  return files;
}

function fontFaces(): string {
  const sheets = FACES.flatMap((face) =>
    WEIGHTS.map((weight) => path.join(FONTS, face, `${weight}.css`)).filter((file) => fs.existsSync(file)),
  );
  return sheets
    .map((file) => {
      const face = path.basename(path.dirname(file));
      // What is not there yet is waited for, not drawn in another face meanwhile.
      return fs
        .readFileSync(file, 'utf8')
        .replaceAll('font-display: swap', 'font-display: block')
        .replaceAll('./files/', `/fonts/${face}/`);
    })
    .join('\n');
}

function fontFile(pathname: string): ServedFile | undefined {
  const [, face, name] = /^\/fonts\/([a-z-]+)\/([\w-]+\.woff2?)$/.exec(pathname) ?? [];
  if (face === undefined || name === undefined) return undefined;
  const file = path.join(FONTS, face, 'files', name);
  return fs.existsSync(file) ? {type: 'font/woff2', body: fs.readFileSync(file)} : undefined;
}

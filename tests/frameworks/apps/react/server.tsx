// As a server renders it, where there is no page and no element is ever defined.
import '@haochaping/widget/define';
import {renderToString} from 'react-dom/server';
import {App} from './app.tsx';

console.log(renderToString(<App endpoint="/" invitation="a.b.c" />));

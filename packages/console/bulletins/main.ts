import {startBulletinsPage} from '@haochaping/console/bulletins';

// The backend stands one folder above this page, wherever the whole was put.
startBulletinsPage(document.body, new URL('..', document.baseURI).href);

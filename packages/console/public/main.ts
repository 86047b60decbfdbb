import {startPublicPage} from '@haochaping/console/public';

// The backend stands one folder above this page, wherever the whole was put.
startPublicPage(document.body, new URL('..', document.baseURI).href);

import {startReceiptPage} from '@haochaping/console/receipt';

// The backend stands one folder above this page, wherever the whole was put.
startReceiptPage(document.body, new URL('..', document.baseURI).href);

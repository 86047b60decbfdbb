import {startStaffPage} from '@haochaping/console/staff';

// The backend stands one folder above this page, wherever the whole was put.
startStaffPage(document.body, new URL('..', document.baseURI).href);

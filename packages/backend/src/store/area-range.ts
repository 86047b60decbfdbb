import {areaTier} from '@haochaping/core';

/** What a page needs on which people ask for their own data. It brings schemas: to be loaded when somebody asks. */
export {createApi, type Api} from './api.ts';
export type {ErasureAnswer, PersonalDataCopy} from './personal-data.ts';
export {personalDataRoutes} from './routes/personal-data.ts';

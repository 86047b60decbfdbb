/** What the public page needs. */
export {createApi, type Answer, type Api, type ApiOptions, type CallOptions} from './api.ts';
export {publicRoutes} from './routes/public.ts';
export {AreaFigures, AreaTable, DepartmentFigures, DepartmentTable, Summary} from './statistics.ts';
export {LevelCounts, Rate} from './scalars.ts';
export {Problem, type ProblemCode} from './problem.ts';

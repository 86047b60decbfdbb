/** What the public page needs. */
export {createApi, type Api} from './api.ts';
export type {Answer, ApiOptions, CallOptions} from './call.ts';
export {publicRoutes} from './routes/public.ts';
export type {
  Bulletin,
  BulletinContent,
  BulletinFigures,
  BulletinList,
  BulletinRow,
  CaseList,
  PublishedCase,
} from './bulletin.ts';
export {publicBulletinRoutes} from './routes/bulletin.ts';
export type {CheckResult, CheckResults} from './checks.ts';
export {publicCheckRoutes} from './routes/checks.ts';
export {publishedRoutes} from './routes/published.ts';
export {ChannelTable, Trend} from './published.ts';
export {AreaFigures, AreaTable, DepartmentFigures, DepartmentTable, Summary} from './statistics.ts';
export {FairnessTable, HotWords, PublicMetricsRead, RecountRead} from './metrics.ts';
export {LevelCounts, Rate} from './scalars.ts';
export {Problem, type ProblemCode} from './problem.ts';

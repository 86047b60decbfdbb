export {createMockFetch, type Mock, type MockFetchOptions} from './mock-fetch.ts';

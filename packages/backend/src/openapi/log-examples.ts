// A log of the three published leaves of RFC 6962's test tree, signed with a key of 32 threes.
const ROOT = 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77';
const FIRST_TWO = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125';
const THIRD = '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7';

const NOTE = `haochaping-nanjing
3
rra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=
at 2026-11-20T02:15:00.000Z

— haochaping-nanjing y2QN2q2lwt27wCtW+mpfQUaL+OsnHd9Gb/n3zerOD+Yhs73ZUgIheaOBREA/dhoWRWsM4rPOXXYc2zp1XvLD7Z+j3ww=
`;

/** The last thing published of it. */
export const CHECKPOINT = {size: 3, rootHash: ROOT, at: '2026-11-20T02:15:00.000Z', note: NOTE};

/** What the routes of the log answer. */
export const LOG_EXAMPLES = {
  listCheckpoints: {answer: {checkpoints: [CHECKPOINT], nextAfterSize: '3'}},
  readLatestCheckpoint: {answer: CHECKPOINT},
  readLogKey: {
    answer: {
      origin: 'haochaping-nanjing',
      verifierKey: 'haochaping-nanjing+cb640dda+Ae1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR',
    },
  },
  proveInclusion: {answer: {position: 2, size: 3, leafHash: THIRD, rootHash: ROOT, proof: [FIRST_TWO]}},
  proveConsistency: {
    answer: {oldSize: 2, newSize: 3, oldRootHash: FIRST_TWO, newRootHash: ROOT, proof: [THIRD]},
  },
} as const;

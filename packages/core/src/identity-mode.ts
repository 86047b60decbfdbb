/** 实名, 实名保密, 匿名. */
export const IDENTITY_MODES = ['real-name', 'confidential', 'anonymous'] as const;
export type IdentityMode = (typeof IDENTITY_MODES)[number];

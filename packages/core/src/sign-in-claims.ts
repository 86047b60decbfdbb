import type {Role} from './work-order/roles.ts';

/** What one rule gives to whoever carries a claim. A path leads into nested claims by dots: `realm_access.roles`. */
export type ClaimRule = {
  readonly claim: string;
  /** The claim is this text, or a list that holds it. */
  readonly value: string;
  readonly role: Role;
  readonly departmentCode?: string;
  readonly areaCode?: string;
  /** Where the code stands among the claims; a fixed code beside it stands in where the claim is missing. */
  readonly departmentClaim?: string;
  readonly areaClaim?: string;
};

/** How the claims of an outside sign-in become an account. */
export type ClaimRules = {
  /** The claim by which colleagues know the person, and the one with the name that is shown. */
  readonly accountClaim: string;
  readonly nameClaim: string;
  readonly staffNumberClaim?: string;
  readonly rules: readonly ClaimRule[];
};

/** What the first rule that fits gives. */
export type Grant = {readonly role: Role; readonly departmentCode?: string; readonly areaCode?: string};

/** The role and place of somebody with these claims: those of the first rule that fits, or undefined where none does. */
export function grantOf({rules}: ClaimRules, claims: Readonly<Record<string, unknown>>): Grant | undefined {
  const rule = rules.find(({claim, value}) => holds(claimAt(claims, claim), value));
  if (rule === undefined) return undefined;
  const departmentCode = codeOf(claims, rule.departmentClaim, rule.departmentCode);
  const areaCode = codeOf(claims, rule.areaClaim, rule.areaCode);
  return {
    role: rule.role,
    ...(departmentCode === undefined ? {} : {departmentCode}),
    ...(areaCode === undefined ? {} : {areaCode}),
  };
}

/** A claim as a text; undefined where it is missing, empty or no text. */
export function textClaim(claims: Readonly<Record<string, unknown>>, path: string | undefined): string | undefined {
  const value = path === undefined ? undefined : claimAt(claims, path);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function codeOf(
  claims: Readonly<Record<string, unknown>>,
  path: string | undefined,
  fixed: string | undefined,
): string | undefined {
  return textClaim(claims, path) ?? fixed;
}

function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  // Some providers name a claim by an address with dots in it.
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

function holds(claim: unknown, value: string): boolean {
  return Array.isArray(claim) ? claim.includes(value) : claim === value;
}

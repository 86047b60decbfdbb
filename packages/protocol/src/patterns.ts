/** How the scalars of the wire are written: once for the schemas and for the guards of the citizen's side. */

/** An instant in UTC as RFC 3339 with `Z`, milliseconds allowed: `2026-11-22T04:39:56.000Z`. No month 13 and no hour 25: what fits is a moment. */
export const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/;

/** A day in the office's own time zone (UTC+8), `YYYY-MM-DD`. */
export const LOCAL_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A UUID of version 7 in lower case: time first, made on the device that submits. */
export const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

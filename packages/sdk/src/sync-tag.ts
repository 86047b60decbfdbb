/** The tag by which a page asks for, and a service worker knows, the delivery of one storage. */
export function syncTag(storageName: string): string {
  return `haochaping-outbox:${storageName}`;
}

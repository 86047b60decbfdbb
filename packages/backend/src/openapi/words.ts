/** What the whole API has in common, for whoever reads its description first. */
export const ABOUT = `A citizen rates one service instance (one serving step of one case) on five levels, from 5 (very satisfied) to 1 (very
dissatisfied). Levels 2 and 1 open a work order at once, which somebody has to answer within 1, 5 or 15 working days.

* **Who asks.** A citizen's device sends an invitation or a receipt code in the body; a business system or portal its key as
  \`Authorization: Bearer …\`; staff the session that signing in gives. Secrets never stand in a path or a query.
* **Time.** Instants are UTC, \`2026-11-20T02:15:00.000Z\`. Days are those of UTC+8, \`2026-11-20\`.
* **Sending again.** Every call that changes something may be repeated: reviews carry an id made on the device, commands an
  idempotency key, service instances their case and service number.
* **Refusals** are problems of RFC 9457 with a \`code\` from a closed list. Decide by the code, never by the text. Codes and formats
  that were released are kept for ever. After 429 and 503, \`Retry-After\` says when to try again.`;

/** What each parameter of a path or a query means. */
export const PARAMETERS: Readonly<Record<string, string>> = {
  caseNumber: 'The number of the case in the business system: letters, digits, `_` and `-`, at most 50.',
  serviceNumber: 'Which serving step of the case, from 1 to 9999.',
  id: 'The id of the work order, or of what else the address names: a key, a warning, a review, a check.',
  code: 'The code of the department, 18 characters.',
  level: 'Orders of reviews of this level, 1 or 2; under supervision, those at this level, 0 to 4.',
  issued: '`yes` for orders with a 督办单 only.',
  area: 'An area by its twelve digits. Without it, the whole.',
  department: 'A department by its code.',
  item: 'An item by its implementation code.',
  window: 'A window by its number; its department is given too.',
  channel: 'The way by which reviews came.',
  day: 'One day.',
  month: 'One month, `2026-11`.',
  from: 'The first day, with `to`.',
  to: 'The last day, with `from`.',
  parent: 'The area above, by its twelve digits. Without it, the top one.',
  show: 'Which of them. Without it those that still ask for something; of orders, where `state` is given, all.',
  state: 'Orders in this state only.',
  search:
    'The beginning of an order number, a whole case number, or part of an item’s name. An anonymous review is not found by its case.',
  link: 'Orders in this link of the closed loop only.',
  class: 'Orders of this class only.',
  due: 'Orders whose next duty is overdue, ends today, or ends this week.',
  waits: '`mine` for the orders whose next step is this person’s.',
  sort: 'By what is due first, or by when the orders were opened.',
  leaf: 'The hash of an entry’s leaf, in hex.',
  size: 'How many entries the log has in which the entry is to be proved. Without it, the last published size.',
  oldSize: 'The smaller size.',
  newSize: 'The larger size. Without it, the last published one.',
  afterSize: '`nextAfterSize` of the page before.',
  version: 'Which version of a bulletin. Without it the latest.',
  cursor: '`nextCursor` of the page before.',
  digest: 'SHA-256 of the file in hex: as it was announced, and for its content its `fileDigest`.',
  offset: 'The byte at which the part begins: a multiple of 1 MiB.',
  jurisdiction_id: 'An area by its six or twelve digits, and everything below it. Without it, the whole.',
  service_request_id: 'The numbers of orders, with commas between them; then no dates are asked.',
  service_code: 'Requests of this group only.',
  status: 'Open or closed requests only.',
  start_date: 'The first day, 90 days before the last at most.',
  end_date: 'The last day. Without it, today.',
  page: 'Which page, from 1.',
  page_size: 'How many on a page, 1 to 200. Without it 50.',
  file: 'The number of the order, and `.json`.',
  way: 'Letters of this way only.',
  limit: 'How many on a page, 1 to 200. Without it 50.',
};

/** What schemas stand for, where the name alone does not say it. */
export const SCHEMAS: Readonly<Record<string, string>> = {
  AccountLine: 'An account as those who keep accounts see it.',
  AccountName: 'What one signs in with.',
  SessionLine: 'Where somebody is signed in.',
  AreaFigures: 'The counts of one area and everything below it.',
  Catalogue: 'What a device must know to ask for a review. Kept by devices, and used while they are offline.',
  CommandOffer: 'A command as this person may give it now, or the rule that says no.',
  CommandRequest: 'One command on one order. A repeated `idempotencyKey` gives the first answer again.',
  EvidenceFile: 'A file behind a piece of evidence.',
  FileAnnounced: 'A file before its first byte.',
  FileDigest: 'SHA-256 in lower-case hex.',
  FileState: 'How far a file has come.',
  Instant: 'An instant in UTC.',
  InvitationToken: 'A signed right to rate one service instance. A secret.',
  LevelCounts: 'How many reviews of each level, exact to the unit.',
  LocalDay: 'A day in UTC+8.',
  FairnessFigures: 'Signs that ratings of an office were kept away, made up or argued away. Signs, no proof.',
  HotWords: 'Words and tags of good and of bad reviews, of days that are over, each from several people.',
  PublicMetricsRead:
    'The published figures of one scope; without `figures` where so few reviews would show who gave them.',
  RecountRead:
    'The last recount of everything that came to its end. A drift that is not 0 means that something is wrong.',
  ShownRate:
    'A rate as what it is made of, and its value in per cent, cut, never rounded up. Null where nothing is divided.',
  ErasureStanding: 'How a request to erase stands.',
  HeldData: 'Something that is held of a person, until when, and why.',
  LogCheckpoint:
    'What the log was at one moment: its size, its root, and the signed note that says so (c2sp.org/tlog-checkpoint).',
  LogHash: 'A SHA-256 in hex.',
  NextDuty: 'What the office owes next, and until when.',
  PersonalDataCopy:
    'All that is held on one review. The contact is masked: whoever has the receipt code may be another person.',
  Problem: 'Why a request was refused (RFC 9457).',
  ProblemDetail: 'One place that is wrong, as a JSON Pointer.',
  Progress: 'Where a review stands, as its writer may see it.',
  Rate: 'A rate as what it is made of. With a denominator of 0 there is nothing to speak of.',
  ReceiptCode: '80 bits in Crockford’s base32, made on the device. A secret.',
  ReviewItem: 'One review, format 1. Members that a newer device adds are ignored.',
  ReviewWithContact: 'One review, format 2: format 1, and how the citizen wants to be reached, sealed.',
  SealedBox: 'Something that only the backend can read; see docs/guide/sealing.md.',
  SealedReview:
    'One review of a shared device, format 2: an open review in a box, with the number that its device gave it.',
  SealingKey: 'What devices seal to.',
  ReviewOutcome: 'What became of one review. After any of them the device need not send it again.',
  ServiceInstance: 'One serving step of one case: what a review attaches to.',
  ServiceSubject: 'What is being rated, in words a citizen knows.',
  StaffCommand: 'What staff may ask of an order. Whether it is in order is decided by the rules of the work order.',
  UuidV7: 'A UUID of version 7 in lower case.',
  Open311Request: 'A published order, as Open311 GeoReport v2 has it.',
  DeadLetter: 'Something that nobody took.',
  WebhookKind: 'What a subscription may ask for.',
  WebhookSubscription: 'A system that is told what happens, as Standard Webhooks has it.',
  WorkOrderDetail: 'Everything one page about one order shows. An anonymous review brings no trace of who wrote it.',
  WorkOrderView: 'A work order as staff see it.',
};

import {
  accountRoutes,
  businessRoutes,
  citizenRoutes,
  directoryRoutes,
  profileRoutes,
  contactRoutes,
  evidenceBytesRoutes,
  evidenceFileRoutes,
  inboxRoutes,
  logRoutes,
  metricsRoutes,
  oidcRoutes,
  open311Routes,
  operationsRoutes,
  personalDataRoutes,
  publicRoutes,
  bulletinRoutes,
  publicBulletinRoutes,
  checkRoutes,
  publicCheckRoutes,
  publishedFileRoutes,
  publishedRoutes,
  receiptRoutes,
  staffRoutes,
  supervisionRoutes,
  tellingRoutes,
} from '@haochaping/protocol';
import {Hono} from 'hono';
import {StaffAccess} from './access/staff-access.ts';
import {createDemonstrationHandlers} from './demonstration/handlers.ts';
import {demonstrationRoutes} from './demonstration/routes.ts';
import {conditional} from './http/conditional.ts';
import {allowAnyOrigin} from './http/cors.ts';
import {createFallback} from './http/fallback.ts';
import {serve, type ServeOptions} from './http/serve.ts';
import {Invitations} from './invitations/invitations.ts';
import {describeApi} from './openapi/openapi.ts';
import {exposition} from './metrics/exposition.ts';
import {type AppOptions, settingsOf} from './options.ts';
import type {Ports} from './ports.ts';
import {problem, problemResponse} from './problem.ts';
import {createAccountHandlers} from './routes/accounts.ts';
import {createBulletinHandlers, createPublicBulletinHandlers} from './routes/bulletin.ts';
import {createCheckHandlers, createPublicCheckHandlers} from './routes/checks.ts';
import {createCatalogueHandler} from './routes/catalogue.ts';
import {createContactHandlers} from './routes/contacts.ts';
import {createEvidenceFileHandlers} from './routes/evidence-files.ts';
import {createProfileHandlers} from './routes/profile.ts';
import {createDirectoryHandlers} from './routes/directory.ts';
import {createInboxHandlers} from './routes/inbox.ts';
import {createInvitationReader} from './routes/invitations.ts';
import {createLogHandlers} from './routes/log.ts';
import {createMetricsHandlers} from './routes/metrics.ts';
import {createOidcHandlers} from './routes/oidc.ts';
import {createOpen311Handlers} from './routes/open311.ts';
import {createOperationsHandlers} from './routes/operations.ts';
import {createPersonalDataHandlers} from './routes/personal-data.ts';
import {createPublishedFileHandlers, createPublishedHandlers} from './routes/published.ts';
import {createReceiptActions} from './routes/receipt-actions.ts';
import {createReceiptReader} from './routes/receipts.ts';
import {createReviewsHandler} from './routes/reviews.ts';
import {createBusinessHandlers} from './routes/service-instances.ts';
import {createStaffHandlers} from './routes/staff.ts';
import {createSupervisionHandlers} from './routes/supervision.ts';
import {createStatisticsHandlers} from './routes/statistics.ts';
import {createTellingHandlers} from './routes/telling.ts';
import {readGauges} from './store/gauges.ts';
import {createKeyring} from './sealing/keyring.ts';

/** The whole backend: a request in, a response out. It never rejects. */
export interface App {
  readonly fetch: (request: Request) => Promise<Response>;
}

const openRoutes = [
  ...Object.values(citizenRoutes),
  ...Object.values(receiptRoutes),
  ...Object.values(publicRoutes),
  ...Object.values(publishedRoutes),
  ...Object.values(publicBulletinRoutes),
  ...Object.values(publicCheckRoutes),
  ...Object.values(publishedFileRoutes),
  ...Object.values(logRoutes),
  ...Object.values(personalDataRoutes),
  ...Object.values(open311Routes),
];
const describedRoutes = [
  ...openRoutes,
  ...Object.values(businessRoutes),
  ...Object.values(bulletinRoutes),
  ...Object.values(checkRoutes),
  ...Object.values(staffRoutes),
  ...Object.values(oidcRoutes),
  ...Object.values(accountRoutes),
  ...Object.values(inboxRoutes),
  ...Object.values(metricsRoutes),
  ...Object.values(directoryRoutes),
  ...Object.values(profileRoutes),
  ...Object.values(supervisionRoutes),
  ...Object.values(tellingRoutes),
  ...Object.values(evidenceFileRoutes),
  ...Object.values(evidenceBytesRoutes),
  ...Object.values(contactRoutes),
  ...Object.values(operationsRoutes),
];

/**
 * Makes the backend out of what its place brings. Nothing of Node and nothing of a page is in it. The engine must be open,
 * migrated, and made with the same profile and notices.
 */
export function createApp(ports: Ports, options: AppOptions): App {
  const settings = settingsOf(options);
  const {engine} = ports;
  const invitations = new Invitations(ports.keys, settings.deployment);
  const access = new StaffAccess(ports, settings);
  const keyring = createKeyring(ports.keys.sealing);
  const served: ServeOptions = {clock: ports.clock, report: ports.report, invalidBody};
  const app = new Hono();

  serve(
    app,
    citizenRoutes,
    {
      readCatalogue: createCatalogueHandler(settings.profile, keyring.current),
      readInvitation: createInvitationReader(ports, invitations, settings.access),
      postReviews: createReviewsHandler({ports, invitations, profile: settings.profile, keyring}),
      readReceipt: createReceiptReader(ports, settings),
    },
    served,
  );
  serve(app, receiptRoutes, createReceiptActions(ports, settings), served);
  serve(app, publicRoutes, conditional(createStatisticsHandlers(engine, settings)), served);
  serve(app, publishedRoutes, conditional(createPublishedHandlers(engine, settings)), served);
  serve(app, publicBulletinRoutes, conditional(createPublicBulletinHandlers(engine)), served);
  serve(app, bulletinRoutes, createBulletinHandlers(engine, access, settings), served);
  serve(app, publicCheckRoutes, conditional(createPublicCheckHandlers(engine)), served);
  serve(app, checkRoutes, createCheckHandlers(engine, access), served);
  serve(app, publishedFileRoutes, createPublishedFileHandlers(engine), served);
  serve(app, logRoutes, createLogHandlers(ports, settings), served);
  serve(app, personalDataRoutes, createPersonalDataHandlers(ports, keyring, settings), served);
  serve(app, businessRoutes, createBusinessHandlers(ports, invitations, settings), served);
  serve(app, metricsRoutes, createMetricsHandlers(engine, access, settings), served);
  serve(app, staffRoutes, createStaffHandlers(engine, access, settings), served);
  serve(app, oidcRoutes, createOidcHandlers(ports, access, settings), served);
  serve(app, accountRoutes, createAccountHandlers(ports, access, settings), served);
  serve(app, inboxRoutes, createInboxHandlers(engine, access), served);
  const evidence = createEvidenceFileHandlers(ports, access, settings);
  serve(app, evidenceFileRoutes, evidence, served);
  serve(app, evidenceBytesRoutes, evidence, served);
  serve(app, contactRoutes, createContactHandlers(engine, access, keyring), served);
  serve(app, directoryRoutes, createDirectoryHandlers(ports, access, settings), served);
  serve(app, profileRoutes, createProfileHandlers(engine, access, settings), served);
  serve(app, supervisionRoutes, createSupervisionHandlers(engine, access), served);
  serve(app, tellingRoutes, createTellingHandlers(ports, access, settings), served);
  serve(app, open311Routes, createOpen311Handlers(engine), served);
  serve(app, operationsRoutes, createOperationsHandlers(ports), served);
  if (settings.demonstration) {
    serve(app, demonstrationRoutes, createDemonstrationHandlers({ports, invitations, settings}), served);
  }
  const description = JSON.stringify(describeApi());
  app.get(
    DESCRIPTION.path,
    () => new Response(description, {headers: {'content-type': 'application/json', 'cache-control': 'no-cache'}}),
  );

  app.get(GAUGES.path, async () => {
    const text = exposition(await readGauges(engine, ports.clock()));
    return new Response(text, {
      headers: {'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store'},
    });
  });

  const fallback = createFallback([
    ...describedRoutes,
    DESCRIPTION,
    GAUGES,
    ...(settings.demonstration ? Object.values(demonstrationRoutes) : []),
  ]);
  app.notFound((context) => fallback(context.req.raw));
  const withCors = allowAnyOrigin(openRoutes);
  return {
    async fetch(request) {
      try {
        return withCors(request, await app.fetch(request));
      } catch (cause) {
        ports.report('request', cause);
        return withCors(request, problemResponse(problem('internal')));
      }
    },
  };
}

const DESCRIPTION = {method: 'GET', path: '/openapi.json'} as const;
/** For those who run it; a server answers it on its own machine only. */
const GAUGES = {method: 'GET', path: '/metrics'} as const;

/** Batches of reviews and of service instances have codes of their own for a wrong envelope. */
function invalidBody(
  name: string,
  errors: Parameters<NonNullable<ServeOptions['invalidBody']>>[1],
): ReturnType<NonNullable<ServeOptions['invalidBody']>> {
  const tooMany = errors.some(({code}) => code === 'too-big');
  switch (name) {
    case 'postReviews':
      return problem(tooMany ? 'batch-too-large' : 'batch-invalid', {errors});
    case 'putServiceInstances':
      return tooMany ? problem('batch-too-large', {errors}) : undefined;
    case 'putServiceInstance':
      return problem('service-instance-invalid', {errors});
    default:
      return undefined;
  }
}

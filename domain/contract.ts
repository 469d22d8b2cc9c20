import { alertRoutes } from './alert-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { briefFileRoutes } from './brief-file-routes.ts';
import { briefListRoutes } from './brief-list-routes.ts';
import { bulkRoutes } from './bulk.ts';
import { callRoutes } from './call.ts';
import { capRoutes } from './cap-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { checkInRoutes } from './check-in.ts';
import { dayAccountRoutes } from './day-account-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { dhis2Routes } from './dhis2-routes.ts';
import { directionRoutes } from './direction-routes.ts';
import { dueDateRoutes } from './due-date-routes.ts';
import { exportRoutes } from './export-work.ts';
import { formRoutes } from './form-routes.ts';
import { inspectionRoutes } from './inspection-routes.ts';
import { longWorkRoutes } from './long-work.ts';
import { memberRoutes } from './member.ts';
import { missingRoutes } from './missing-list.ts';
import { planReviewRoutes } from './plan-review-routes.ts';
import { planRoutes } from './plan-routes.ts';
import { rebuildRoutes } from './rebuild-work.ts';
import { rehearsalRoutes } from './rehearsal-work.ts';
import { reviewRoutes } from './review-routes.ts';
import type { AnyRoute } from './route.ts';
import { siteRoutes } from './site.ts';
import { summaryRoutes } from './summary.ts';
import { systemRoutes } from './system.ts';
import { templateRoutes } from './template-routes.ts';
import { todayRoutes } from './today.ts';
import { trendRoutes } from './trends.ts';
import { visitRoutes } from './visits.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { zoneRoutes } from './zone.ts';
import { zoneCalendarRoutes } from './zone-calendar-routes.ts';

/**
 * The route table: infra, the local door, the web client, OpenAPI and the authorisation tests derive from it. A handler takes its line from its
 * noun's file: all lines together are 74 KB of schemas and a sixth of a cold start.
 */
export const routes = {
  ...systemRoutes,
  ...templateRoutes,
  ...memberRoutes,
  ...auditRoutes,
  ...zoneRoutes,
  ...zoneCalendarRoutes,
  ...siteRoutes,
  ...dueDateRoutes,
  ...planRoutes,
  ...planReviewRoutes,
  ...checkInRoutes,
  ...dayAccountRoutes,
  ...bulkRoutes,
  ...longWorkRoutes,
  ...rebuildRoutes,
  ...rehearsalRoutes,
  ...exportRoutes,
  ...dhis2Routes,
  ...todayRoutes,
  ...missingRoutes,
  ...callRoutes,
  ...inspectionRoutes,
  ...visitRoutes,
  ...alertRoutes,
  ...caseRoutes,
  ...capRoutes,
  ...deliveryRoutes,
  ...webhookRoutes,
  ...formRoutes,
  ...reviewRoutes,
  ...directionRoutes,
  ...briefFileRoutes,
  ...briefListRoutes,
  ...trendRoutes,
  ...summaryRoutes,
} as const satisfies Record<string, AnyRoute>;

export type RouteName = keyof typeof routes;

const isRouteName = (name: string): name is RouteName => name in routes;

/** Names of all routes. */
export const routeNames: readonly RouteName[] = Object.keys(routes).filter(isRouteName);

/** The folder of a Lambda's code: `putCheckIn` lives in `put-check-in`. */
export const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

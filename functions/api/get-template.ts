import { routes } from '../../domain/contract.ts';
import { dayOf } from '../../domain/day.ts';
import { templateOn } from '../../domain/pack/templates.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';

/** The template in force today. */
export const getTemplate = (needs: EdgeNeeds) =>
  http(routes.getTemplate, needs, {
    find: nothingToFind,
    answer: async ({ now }) => ({ body: templateOn(dayOf(now)) }),
  });

export const handler = lambda(() =>
  getTemplate({ members: memberStore(connect(settings())), clock: systemClock }),
);

import type { Me } from '../../domain/member.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { decidesTemplates, hadAHand } from '../../domain/template-version.ts';
import { call } from '../api.ts';
import { sessions } from '../session.ts';

/** How many versions wait that this reader may decide; null when nobody answered. */
export const countWaitingCriteria = async (me: Me): Promise<number | null> => {
  if (!decidesTemplates(me)) return 0;
  const answer = await call(templateRoutes.listTemplates, { query: { state: 'submitted', limit: '200' } });
  if (answer.kind !== 'reply') return null;
  return answer.reply.items.filter((version) => !hadAHand(version, sessions.owner())).length;
};

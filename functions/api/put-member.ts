import { Invalid } from '../../domain/failure.ts';
import { locksOut, memberRoutes } from '../../domain/member.ts';
import { zones } from '../../domain/pack/zones.ts';
import { accountSettings, settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Accounts, accountStore, connectAccounts } from '../stores/accounts.ts';
import { connect } from '../stores/connection.ts';
import { type Members, memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { members: Members; accounts: Pick<Accounts, 'accountFor' | 'close'> };

/** Makes or changes a member, and the account that the member signs in with. */
export const putMember = (needs: Needs) =>
  http(memberRoutes.putMember, needs, {
    find: nothingToFind,
    answer: async ({ params: { email }, body, actor }) => {
      const unknown = body.zones.flatMap((id, place) =>
        zones.some((zone) => zone.id === id) ? [] : [{ pointer: `/zones/${place}`, code: 'unknown-zone' }],
      );
      if (unknown.length > 0) throw new Invalid('unknown-zone', unknown);
      const member = { ...body, email };
      if (locksOut(actor, member)) throw Invalid.at(member.active ? '/role' : '/active', 'own-account');
      // The account is ready before the member may do anything, and shut after the member may do nothing more.
      await needs.members.put(await needs.accounts.accountFor(member), member);
      if (!member.active) await needs.accounts.close(email);
      return { body: member };
    },
  });

export const handler = lambda(() => {
  const { USER_POOL_ID } = accountSettings();
  return putMember({
    members: memberStore(connect(settings())),
    accounts: accountStore(connectAccounts(), USER_POOL_ID),
    clock: systemClock,
  });
});

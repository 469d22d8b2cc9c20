import { type Member, memberRoutes } from '../../domain/member.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { type Listed, useList } from './use-list.ts';
import { useWords } from './words.ts';

export const useMembers = (): Listed<Member> =>
  useList<Member>(
    'members',
    ({ email }) => email,
    (signal) => (cursor, etag) =>
      call(memberRoutes.listMembers, { query: { ...(cursor && { cursor }) }, ...(etag && { etag }), signal }),
  );

/** Sites or zones of a member by their ids; whoever has none has all, or, an employer, nothing. */
const scopeOf = (member: Member) => [...member.sites, ...member.zones].join(', ') || '–';

/** All members, each to be changed. */
export const Members = ({
  listed,
  onChange,
}: {
  listed: Listed<Member>;
  onChange: (member: Member) => void;
}) => {
  const { page, roles, ui } = useWords();
  const { items, failure, more, refresh } = listed;
  const { register } = page;
  const columns: Column<Member>[] = [
    { head: register.memberName, cell: ({ name }) => name, rowHead: true },
    { head: register.email, cell: ({ email }) => email },
    { head: register.role, cell: ({ role }) => roles[role].label },
    { head: register.scope, cell: scopeOf },
    { head: register.active, cell: ({ active }) => (active ? ui.yes : ui.no) },
    {
      head: page.next,
      cell: (member) => (
        <Button look="secondary" onClick={() => onChange(member)}>
          {register.change}
          <span class="visually-hidden"> {member.name}</span>
        </Button>
      ),
    },
  ];
  return (
    <>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {items === null && failure === null ? <Spinner /> : null}
      {items ? (
        <DataTable
          caption={register.membersCaption}
          captionHidden
          columns={columns}
          rows={items}
          keyOf={({ email }) => email}
          empty={register.noMembers}
          stacked
        />
      ) : null}
      {more ? (
        <Button look="secondary" onClick={more}>
          {page.more}
        </Button>
      ) : null}
    </>
  );
};

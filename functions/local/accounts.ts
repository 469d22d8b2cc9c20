import type { Member } from '../../domain/member.ts';

/** One account of every role exists at each start, whatever the data. An employer without sites sees none until given some. */
export const accounts: readonly Member[] = [
  { email: 'hr@demo.test', name: 'Nguyễn Thị Hòa', role: 'employer', sites: [], zones: [], active: true },
  { email: 'board@demo.test', name: 'Trần Văn Minh', role: 'board', sites: [], zones: [], active: true },
  { email: 'health@demo.test', name: 'Lê Thu Hà', role: 'health', sites: [], zones: [], active: true },
  { email: 'leader@demo.test', name: 'Phạm Quang Dũng', role: 'leader', sites: [], zones: [], active: true },
  { email: 'admin@demo.test', name: 'Hoàng Mai', role: 'admin', sites: [], zones: [], active: true },
];

import type { Person } from '../../domain/alert.ts';
import { accounts } from './accounts.ts';
import type { DemoSite } from './demo-sites.ts';
import { subjectOf } from './subject.ts';

const accountOf = (email: string): Person => ({
  member: subjectOf(email),
  name: accounts.find((account) => account.email === email)?.name ?? email,
});

/** The account that has a site of its own to try the form with. */
export const hrEmail = 'hr@demo.test';

export const people = {
  admin: accountOf('admin@demo.test'),
  health: accountOf('health@demo.test'),
  /** Who worked the alerts of the past: nobody's account, so that what a person takes over stays that person's. */
  duty: { member: subjectOf('truc-ban@mau.test'), name: 'Trực ban Mẫu' },
  boardDuty: { member: subjectOf('truc-bql@mau.test'), name: 'Trực BQL Mẫu' },
} as const;

/** Who files and plans for a site. */
export const focalOf = ({ role, site: { siteId } }: DemoSite): Person =>
  role === 'hr' ? accountOf(hrEmail) : { member: subjectOf(`${siteId}@mau.test`), name: 'Đầu mối Mẫu' };

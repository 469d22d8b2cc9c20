import type { Role } from '../../domain/me.ts';

/** The site's page is about the case, the department's has it inside a part of its own. */
export const Heading = ({ reader, children }: { reader: Role; children: string }) =>
  reader === 'employer' ? <h2>{children}</h2> : <h3>{children}</h3>;

import * as z from 'zod/mini';
import { Instant } from '../../domain/day.ts';
import { Direction, FollowUp } from '../../domain/direction.ts';
import { Review } from '../../domain/review.ts';
import { TemplateVersion } from '../../domain/template-version.ts';
import { chained } from '../../functions/stores/site-item.ts';
import type { Kind } from './kinds.ts';
import type { readers } from './readers.ts';

/** The shapes that their writers promise, of the kinds that no store hands out. */
export const shapes: Record<Exclude<Kind, keyof typeof readers>, z.ZodMiniType> = {
  // Logs that are only added to: nobody but an auditor reads them.
  formLog: z.looseObject({ file: z.string() }),
  briefReviewLog: z.looseObject({ line: Review }),
  directionLog: z.looseObject({ line: z.union([FollowUp, Direction]) }),
  // The store hands out the pack's own before one of the same name.
  template: z.looseObject({ version: TemplateVersion }),
};

const places = new Map(
  Object.entries({
    ...{ audit: 'siteId', zoneAudit: 'zoneId', templateAudit: 'of' },
    ...{ formLog: 'form', briefReviewLog: 'review', directionLog: 'direction' },
  } satisfies Partial<Record<Kind, string>>),
);

/** Whether items of the kind are links of a chain. */
export const isLink = (kind: string): boolean => places.has(kind);

const Link = z.looseObject({
  ...{ seq: z.int(), at: Instant, actor: z.string(), act: z.string(), about: z.string() },
  ...{ before: z.string(), hash: z.string() },
});

/** A link with the hash that `chained` gives to what it says. @throws ZodError for what is no link */
export const linkIn = (kind: string, item: unknown): { hash: string; expected: string } => {
  const link = Link.parse(item);
  const place = places.get(kind) ?? '';
  const { hash } = chained({ [place]: z.string().parse(link[place]) }, link.seq, link.before, link);
  return { hash: link.hash, expected: hash };
};

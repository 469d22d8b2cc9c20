import { briefMatters } from '../../domain/brief.ts';
import { wordsOf } from '../../domain/brief-runs.ts';
import { NotFound } from '../../domain/failure.ts';
import { requireReviewer } from '../../domain/review-act.ts';
import { type BriefReview, reviewRoutes } from '../../domain/review-routes.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { briefWords } from '../../domain/texts/brief-words.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Briefs, briefStore } from '../stores/briefs.ts';
import { connect } from '../stores/connection.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { memberStore } from '../stores/members.ts';
import { type OpenReview, type Reviews, reviewStore } from '../stores/reviews.ts';

type Needs = EdgeNeeds & { reviews: Pick<Reviews, 'open'>; briefs: Pick<Briefs, 'getSnapshot'> };

const mattersOf = (snapshot: Snapshot, lang: Lang): BriefReview['matters'] =>
  briefMatters({ snapshot, lang, words: briefWords[lang] }).map(({ id, title, basis }) => ({
    ...{ id, title: wordsOf(title), basis: wordsOf(basis) },
  }));

/** A brief that was frozen, the matters that its figures show, and what the duty officer wrote of it. */
export const getReview = (needs: Needs) =>
  http(reviewRoutes.getReview, needs, {
    find: async ({ params: { day }, actor }): Promise<OpenReview> => {
      requireReviewer(actor);
      const opened = await needs.reviews.open(day);
      if (opened === null) throw new NotFound('no-brief');
      return opened;
    },
    answer: async ({ params: { day }, query: { lang } }, { entry, before }) => {
      const found = await needs.briefs.getSnapshot(day);
      if (found === null) throw new NotFound('no-brief');
      return { body: { brief: entry, review: before, matters: mattersOf(found.snapshot, lang) } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getReview({
    members: memberStore(connection),
    reviews: reviewStore(connection),
    briefs: briefStore(connection, fileStore({ client: connectFiles(), ...snapshotSettings() })),
    clock: systemClock,
  });
});

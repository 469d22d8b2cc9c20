import { useEffect, useState } from 'preact/hooks';
import type { Plan } from '../../domain/plan.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import type { Recent } from '../../domain/recent.ts';
import type { Template } from '../../domain/template.ts';
import { t } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { readTemplates } from '../templates.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useSpeech } from '../ui/words.ts';
import { loadRecent } from './recent-reports.ts';
import { useRecord } from './record-words.tsx';
import { type Ground, moveBetween, moveSentence, type Step } from './revisions.ts';
import { saidOf } from './said.ts';
import type { SiteDay } from './site-day.ts';
import { useWork } from './work-words.tsx';

const loadPlans = async (siteId: string): Promise<readonly Plan[] | null> => {
  const answer = await call(planRoutes.listPlans, { params: { siteId }, query: { limit: '200' } });
  return answer.kind === 'reply' ? answer.reply.items : null;
};

/** What the assessments of the day were made of, to say why the score moved; null until it is known, or when it cannot be. */
export const useGround = ({ detail, day }: Pick<SiteDay, 'detail' | 'day'>, isNeeded: boolean) => {
  const { siteId } = detail.site;
  const [ground, setGround] = useState<Ground | null>(null);
  useEffect(() => {
    if (!isNeeded) return;
    let gone = false;
    const found: Promise<[readonly Recent[] | null, readonly Plan[] | null, readonly Template[]]> =
      Promise.all([loadRecent(siteId, day), loadPlans(siteId), readTemplates()]);
    void found.then(([recent, plans, templates]) => {
      if (!gone && recent && plans) setGround({ day, recent, plans, templates });
    });
    return () => {
      gone = true;
    };
  }, [siteId, day, isNeeded]);
  return ground;
};

/** What a revision changed against the one before it, answer by answer, why, and what it did to the score. */
export const Changes = ({ step, ground }: { step: Step; ground: Ground | null }) => {
  const words = useRecord();
  const work = useWork();
  const { lang, words: speech } = useSpeech();
  const { receipt } = words;
  const { revision, before, changed } = step;
  if (before === null) return <p>{receipt.firstRevision}</p>;
  const say = { work, ui: speech.ui, lang };
  const slots = { n: String(revision.revision), before: String(before.revision) };
  const move = ground && moveBetween(before, revision, ground);
  const moved = moveSentence(step, move, words, lang);
  return (
    <>
      {changed.length === 0 ? (
        <p>{receipt.nothingChanged}</p>
      ) : (
        <DataTable
          caption={t(receipt, 'changesCaption', slots)}
          captionHidden
          stacked
          columns={[
            { head: receipt.item, cell: (name) => work.answers[name].label, rowHead: true },
            { head: receipt.was, cell: (name) => saidOf(before.answers, name, say), numeric: true },
            { head: receipt.is, cell: (name) => saidOf(revision.answers, name, say), numeric: true },
          ]}
          rows={changed}
          keyOf={(name) => name}
        />
      )}
      {revision.reason === null ? null : <p>{t(receipt, 'reason', { reason: revision.reason })}</p>}
      {moved === null ? null : <p class="num">{moved}</p>}
    </>
  );
};

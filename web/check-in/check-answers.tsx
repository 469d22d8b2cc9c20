import { formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { NotSent } from './not-sent.tsx';
import { previewOf } from './preview.ts';
import { saidNames, saidOf } from './said.ts';
import type { SiteDay } from './site-day.ts';
import { StandingLines } from './standing-lines.tsx';
import type { Report } from './use-report.ts';
import { useWork } from './work-words.tsx';
import type { Worse } from './worse.ts';

const useWorseWords = () => {
  const { report, gates } = useWork();
  const { lang, words } = useSpeech();
  const { bands, scenarios } = words.standing;
  return (worse: Worse): string => {
    switch (worse.kind) {
      case 'cases':
        return report['worse-cases'];
      case 'scenario':
        return t(report, 'worse-scenario', {
          was: scenarios[worse.was].label,
          is: scenarios[worse.is].label,
        });
      case 'gate':
        return t(report, 'worse-gate', { gates: worse.gates.map((gate) => gates[gate].label).join('; ') });
      case 'band':
        return t(report, 'worse-band', { was: bands[worse.was].label, is: bands[worse.is].label });
      case 'readiness':
        return t(report, 'worse-readiness', {
          was: formatNumber(lang, worse.was, 1),
          is: formatNumber(lang, worse.is, 1),
        });
    }
  };
};

/** A day that is worse than the report before it is looked over once before it is sent. */
export const CheckAnswers = ({ siteDay, report }: { siteDay: SiteDay; report: Report }) => {
  const work = useWork();
  const { page } = useDesk();
  const { lang, words } = useSpeech();
  const say = useWorseWords();
  const { answers } = report.read;
  if (answers === null) return null;
  const assessment = report.recent && previewOf(siteDay, answers, report.recent);
  const { report: texts } = work;
  const before = siteDay.before ? formatShortDay(siteDay.before.checkIn.day) : null;
  return (
    <>
      <Notice tone="warning">
        <p>{before ? t(texts, 'checkIntro', { day: before }) : texts.checkFirst}</p>
        <ul>
          {report.worse.map((worse) => (
            <li key={worse.kind} class="num">
              {say(worse)}
            </li>
          ))}
        </ul>
      </Notice>
      {assessment ? <StandingLines assessment={assessment} expected /> : null}
      <DataTable
        caption={texts.yourAnswers}
        columns={[
          { head: texts.item, cell: (name) => work.answers[name].label, rowHead: true },
          {
            head: texts.value,
            cell: (name) => saidOf(answers, name, { work, ui: words.ui, lang }),
            numeric: true,
          },
        ]}
        rows={saidNames.filter((name) => name !== 'note' || answers.note)}
        keyOf={(name) => name}
      />
      {report.outcome?.kind === 'unsent' ? (
        <NotSent failure={report.outcome.failure} onRetry={() => void report.send()} />
      ) : null}
      <p class="stack">
        {report.outcome?.kind === 'unsent' ? null : (
          <Button big disabled={report.sending} onClick={() => void report.send()}>
            {report.sending
              ? page.sending
              : t(texts, siteDay.filed ? 'sendCorrection' : 'review', { day: formatShortDay(siteDay.day) })}
          </Button>
        )}
        <Button look="secondary" big onClick={report.back}>
          {texts.backToForm}
        </Button>
      </p>
    </>
  );
};

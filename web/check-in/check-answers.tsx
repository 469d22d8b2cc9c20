import { formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Notice } from '../ui/notice.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { NotSent } from './not-sent.tsx';
import { previewOf } from './preview.ts';
import { Reported } from './reported.tsx';
import { type SaidName, saidNames, saidOf } from './said.ts';
import type { SiteDay } from './site-day.ts';
import { StandingLines } from './standing-lines.tsx';
import type { Report } from './use-report.ts';
import { useWork } from './work-words.tsx';
import type { Worse } from './worse.ts';

const useWorseWords = () => {
  const { report, gates, doors, answers } = useWork();
  const { lang, words } = useSpeech();
  const count = (n: number) => formatNumber(lang, n);
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
      case 'symptoms':
        return t(doors, 'worse-symptoms', { was: count(worse.was), is: count(worse.is) });
      case 'beyond-workforce':
        return t(doors, 'worse-beyond-workforce', {
          field: answers[worse.field].label,
          count: count(worse.count),
          workforce: count(worse.workforce),
        });
      case 'beyond-present':
        return t(doors, 'worse-beyond-present', {
          field: answers[worse.field].label,
          count: count(worse.count),
          present: count(worse.present),
        });
      case 'beyond-places':
        return t(doors, 'worse-beyond-places', {
          field: answers.isolationFree.label,
          count: count(worse.count),
          places: count(worse.places),
        });
      case 'beyond-lodging':
        return t(doors, 'worse-beyond-lodging', {
          field: answers.lodged.label,
          count: count(worse.count),
          capacity: count(worse.capacity),
        });
      case 'lowered':
        return t(doors, 'worse-lowered', {
          list: worse.counts
            .map(({ field, was, is }) =>
              t(doors, 'worse-loweredOne', { field: answers[field].label, was: count(was), is: count(is) }),
            )
            .join('; '),
        });
      case 'fewer-than-reported':
        return t(doors, 'worse-fewer-than-reported', {
          count: count(worse.count),
          reported: count(worse.reported),
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

type CheckProps = {
  siteDay: SiteDay;
  report: Report;
  /** Back to the form, to this field. */
  onChange: (field: string) => void;
};

const noWorseDay: readonly Worse['kind'][] = [
  'beyond-workforce',
  'beyond-present',
  'beyond-places',
  'beyond-lodging',
  'fewer-than-reported',
  'lowered',
];

/** Answers that are not shown where they say nothing. */
const leftOut: readonly SaidName[] = ['note', 'vaccinated'];

/** To be looked at, but no worse day. */
const isUnlikely = ({ kind }: Worse) => noWorseDay.includes(kind);

/** A day that is worse than the report before it is looked over once before it is sent. */
export const CheckAnswers = ({ siteDay, report, onChange }: CheckProps) => {
  const work = useWork();
  const { page } = useDesk();
  const { lang, words } = useSpeech();
  const say = useWorseWords();
  const { answers } = report.read;
  if (answers === null) return null;
  const assessment = previewOf(siteDay, answers, report.ground);
  const { report: texts } = work;
  const { doors } = work;
  const before = siteDay.before ? formatShortDay(siteDay.before.checkIn.day) : null;
  const intro = () => {
    if (report.worse.every(isUnlikely)) return doors.look;
    return before ? t(texts, 'checkIntro', { day: before }) : texts.checkFirst;
  };
  return (
    <>
      <Notice tone="warning">
        <p>{intro()}</p>
        <ul>
          {report.worse.map((worse) => (
            <li key={say(worse)} class="num">
              {say(worse)}
            </li>
          ))}
        </ul>
      </Notice>
      <Reported events={report.reported} day={siteDay.day} />
      {assessment ? <StandingLines assessment={assessment} day={siteDay.day} expected /> : null}
      <DataTable
        caption={texts.yourAnswers}
        columns={[
          { head: texts.item, cell: (name) => work.answers[name].label, rowHead: true },
          {
            head: texts.value,
            cell: (name) => saidOf(answers, name, { work, ui: words.ui, lang }),
            numeric: true,
          },
          {
            head: doors.act,
            cell: (name) => (
              <button
                type="button"
                class="link"
                aria-label={t(doors, 'changeNamed', { field: work.answers[name].label })}
                onClick={() => onChange(name)}
              >
                {doors.change}
              </button>
            ),
          },
        ]}
        rows={saidNames.filter((name) => !leftOut.includes(name) || answers[name])}
        keyOf={(name) => name}
      />
      {report.outcome?.kind === 'unsent' ? (
        <NotSent outcome={report.outcome} onRetry={() => void report.send()} />
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

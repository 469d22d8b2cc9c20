import { dayOf } from '../../domain/day.ts';
import type { Me } from '../../domain/me.ts';
import { templateChanges } from '../../domain/template-changes.ts';
import { isInTime } from '../../domain/template-review.ts';
import { decidesTemplates, hadAHand, type TemplateVersion } from '../../domain/template-version.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { saveFile } from '../check-in/save-file.ts';
import { now } from '../clock.ts';
import { sessions } from '../session.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TemplateChanges } from '../ui/template-changes.tsx';
import { href } from './address.ts';
import { Facts } from './facts.tsx';
import { TemplateDecisionForm } from './template-decision.tsx';
import { templateKept } from './template-kept-here.ts';
import { TemplateRehearsal } from './template-rehearsal.tsx';
import { followedBy, StandingTag, standingOf, whoWhen } from './template-standing.tsx';
import { SubmitTemplate } from './template-submit.tsx';
import { WithdrawTemplate } from './template-withdraw.tsx';
import { useTemplateSpeech, useTemplateWords } from './template-words.tsx';

export type Told = (said: { tone: 'good' | 'warning'; text: string }) => void;
type PageProps = {
  me: Me;
  version: TemplateVersion;
  versions: readonly TemplateVersion[];
  canEdit: boolean;
  onEdit: () => void;
  onTold: Told;
};

const Head = ({ version, versions }: Pick<PageProps, 'version' | 'versions'>) => {
  const words = useTemplateWords();
  const { templates } = words;
  const { template, origin, authorName, draftedAt, submittedByName, submittedAt } = version;
  const { decidedByName, decidedAt } = version;
  return (
    <Facts
      facts={[
        {
          label: templates.state,
          value: <StandingTag standing={standingOf(versions, version, dayOf(now()))} />,
        },
        { label: templates.effective, value: formatDay(template.effectiveFrom) },
        {
          label: templates.author,
          value: origin === 'pack' ? templates.ofPack : whoWhen(words, authorName, draftedAt),
        },
        { label: templates.submittedBy, value: whoWhen(words, submittedByName, submittedAt) },
        { label: templates.decided, value: whoWhen(words, decidedByName, decidedAt) },
      ]}
    />
  );
};

/** What can be looked at from here: the page of rules, the rehearsal, and the file. */
const Ways = ({ version }: Pick<PageProps, 'version'>) => {
  const { templates } = useTemplateWords();
  const { template, state } = version;
  const save = () =>
    saveFile(`${template.id}.json`, 'application/json', `${JSON.stringify(template, null, 2)}\n`);
  return (
    <p class="row">
      <ButtonLink look="secondary" href={`/rules?${new URLSearchParams({ template: template.id })}`}>
        {state === 'approved' ? templates.rules : templates.preview}
      </ButtonLink>
      <ButtonLink look="secondary" href={href.rehearsalOf(template.id)}>
        {templates.rehearse}
      </ButtonLink>
      <Button look="secondary" onClick={save}>
        {templates.download}
      </Button>
    </p>
  );
};

const Draft = ({ version, onEdit, onTold }: Omit<PageProps, 'versions' | 'me'>) => {
  const { templates } = useTemplateWords();
  const isTyped = templateKept.read(version.template.id) !== null;
  return (
    <>
      {isTyped ? <Notice tone="warning">{templates.unsavedFirst}</Notice> : null}
      <p class="row">
        <Button look={isTyped ? 'primary' : 'secondary'} onClick={onEdit}>
          {templates.edit}
        </Button>
        {version.state === 'draft' && !isTyped ? <SubmitTemplate version={version} onTold={onTold} /> : null}
      </p>
    </>
  );
};

const Next = (props: PageProps) => {
  const { me, version, canEdit, onTold } = props;
  const { templates } = useTemplateWords();
  if (canEdit) return <Draft {...props} />;
  const isWithdrawable =
    version.state === 'approved' &&
    version.origin === 'province' &&
    decidesTemplates(me) &&
    isInTime(version.template, now());
  if (version.state !== 'submitted')
    return (
      <>
        <p>{templates.frozen}</p>
        {isWithdrawable ? <WithdrawTemplate version={version} onTold={onTold} /> : null}
      </>
    );
  const refusal = hadAHand(version, sessions.owner())
    ? templates.own
    : me.role === 'health' && me.zones.length > 0
      ? templates.zoned
      : null;
  return <TemplateDecisionForm version={version} refusal={refusal} onTold={onTold} />;
};

/** One version: how it stands, what it changes, what can be looked at, and the next step on its way. */
export const TemplatePage = (props: PageProps) => {
  const { version, versions } = props;
  const { templates } = useTemplateWords();
  const speech = useTemplateSpeech();
  const { template, state, decidedByName, decidedAt, reason } = version;
  const before = followedBy(versions, version);
  const sentBack = reason !== null && (state === 'returned' || state === 'draft');
  return (
    <>
      <h2>{fill(templates.versionName, { id: template.id, version: String(template.version) })}</h2>
      <Head version={version} versions={versions} />
      {sentBack ? (
        <Notice
          tone="warning"
          title={fill(templates.sentBack, {
            who: decidedByName ?? '–',
            when: decidedAt ? formatMoment(decidedAt) : '–',
          })}
        >
          <blockquote>{reason}</blockquote>
        </Notice>
      ) : null}
      {!sentBack && reason ? (
        <p>
          {templates.reason}: {reason}
        </p>
      ) : null}
      <Ways version={version} />
      <TemplateRehearsal version={version} />
      <section aria-labelledby="changes">
        <h2 id="changes">{templates.changes}</h2>
        <TemplateChanges
          speech={speech}
          before={before}
          changes={before ? templateChanges(before, template) : []}
        />
      </section>
      <section aria-labelledby="next">
        <h2 id="next">{templates.next}</h2>
        <Next {...props} />
      </section>
    </>
  );
};

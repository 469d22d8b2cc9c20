import { useEffect, useState } from 'preact/hooks';
import { routes } from '../../domain/contract.ts';
import type { Template } from '../../domain/template.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { type Answer, call } from '../api.ts';
import { useMe } from '../me.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Shell } from '../ui/shell.tsx';
import { start } from '../ui/start.tsx';
import { AlertCourse } from './alert-course.tsx';
import { AlertRules } from './alert-rules.tsx';
import { ParamTable } from './params.tsx';
import { SourcesTable } from './sources.tsx';
import { Bands, Criteria, Freshness, Gates, Scenarios } from './tables.tsx';
import { words } from './words-vi.ts';

type Words = typeof words;

const InForce = ({ template, words }: { template: Template; words: Words }) => {
  const { page } = words;
  const { id, version, effectiveFrom, planDefaults, aberration, scenario } = template;
  const { source: planSource, ...plan } = planDefaults;
  const { source: symptomSource, ...symptoms } = aberration;
  const { source: scenarioSource, ...cases } = scenario;
  return (
    <>
      <p class="row">
        {fill(page.version, { id, version: String(version), day: formatDay(effectiveFrom) })}
        <span class="no-print">
          <Button look="secondary" onClick={() => print()}>
            {words.ui.print}
          </Button>
        </span>
      </p>
      <Criteria template={template} words={words} />
      <Bands template={template} words={words} />
      <Gates template={template} words={words} />
      <Freshness words={words} />
      <Scenarios template={template} words={words} />
      <ParamTable
        title={page.casesTitle}
        caption={page.casesCaption}
        params={cases}
        source={scenarioSource}
        words={words}
      />
      <AlertRules template={template} words={words} />
      <AlertCourse words={words} />
      <ParamTable
        title={page.aberrationTitle}
        caption={page.aberrationCaption}
        params={symptoms}
        source={symptomSource}
        words={words}
      />
      <ParamTable
        title={page.defaultsTitle}
        caption={page.defaultsCaption}
        params={plan}
        source={planSource}
        words={words}
      />
      <SourcesTable sources={template.source} words={words} />
    </>
  );
};

const Rules = ({ words }: { words: Words }) => {
  const me = useMe();
  const [answer, setAnswer] = useState<Answer<Template> | null>(null);
  const load = () => {
    setAnswer(null);
    void call(routes.getTemplate).then(setAnswer);
  };
  useEffect(load, []);
  const who = me.kind === 'me' ? me.me : null;
  return (
    <Shell
      title={words.page.title}
      intro={words.page.intro}
      me={who}
      as={who ? words.roles[who.role].label : undefined}
      wide
    >
      <Notice tone="warning">{words.page.notice}</Notice>
      {answer === null ? <Spinner /> : null}
      {answer?.kind === 'reply' ? <InForce template={answer.reply} words={words} /> : null}
      {answer && answer.kind !== 'reply' && answer.kind !== 'unchanged' ? (
        <ProblemNotice failure={answer} onRetry={load} />
      ) : null}
    </Shell>
  );
};

start({ words, english: () => import('./words-en.ts'), view: Rules, session: 'needed' });

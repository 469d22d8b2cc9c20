import type { Template } from '../../domain/template.ts';
import { isOverruled } from '../../domain/template-lines.ts';
import { AlertCourse } from './alert-course.tsx';
import { AlertRules } from './alert-rules.tsx';
import { DayClocks } from './day-clocks.tsx';
import { Duties } from './duties.tsx';
import { ParamTable } from './params.tsx';
import type { Shown } from './shown.ts';
import { SourcesTable } from './sources.tsx';
import { Bands, Criteria, Freshness, Gates, Scenarios } from './tables.tsx';
import type { words } from './words-vi.ts';

type Words = typeof words;
type PartName = 'scenario' | 'aberration' | 'planDefaults' | 'quietStart' | 'planWarnings';
type PartProps = { template: Template; part: PartName; title: string; caption: string; words: Words };

const Part = ({ template, part, title, caption, words }: PartProps) => {
  const values = template[part];
  if (values === undefined) return null;
  const { source, ...all } = values;
  const params = Object.fromEntries(
    Object.entries(all).filter(([name]) => !isOverruled(template, part, name)),
  );
  return (
    <ParamTable title={title} caption={caption} part={part} params={params} source={source} words={words} />
  );
};

/** Every rule that is shown, from the criteria down to the documents. */
export const InForce = ({ shown, words }: { shown: Shown; words: Words }) => {
  const { page } = words;
  const { template } = shown.version;
  const part = (name: PartName, title: string, caption: string) => (
    <Part template={template} part={name} title={title} caption={caption} words={words} />
  );
  return (
    <>
      <Criteria template={template} words={words} />
      <Bands template={template} words={words} />
      <Gates template={template} words={words} />
      <Duties template={template} day={shown.day} words={words} />
      <Freshness words={words} />
      <Scenarios template={template} words={words} />
      {part('scenario', page.casesTitle, page.casesCaption)}
      <AlertRules template={template} day={shown.day} words={words} />
      <AlertCourse words={words} />
      <DayClocks words={words} />
      {part('aberration', page.aberrationTitle, page.aberrationCaption)}
      {part('quietStart', page.quietTitle, page.quietCaption)}
      {part('planDefaults', page.defaultsTitle, page.defaultsCaption)}
      {part('planWarnings', page.warningsTitle, page.warningsCaption)}
      <SourcesTable sources={template.source} words={words} />
    </>
  );
};

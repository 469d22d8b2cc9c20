import { useState } from 'preact/hooks';
import { dayOf } from '../../domain/day.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { now } from '../clock.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { href } from './address.ts';
import { TemplateImport } from './template-import.tsx';
import { NewTemplate } from './template-new.tsx';
import { StandingTag, standingOf, whoWhen } from './template-standing.tsx';
import { useTemplateWords } from './template-words.tsx';
import { useWords } from './words.ts';

const useColumns = (versions: readonly TemplateVersion[]): Column<TemplateVersion>[] => {
  const words = useTemplateWords();
  const { templates } = words;
  const today = dayOf(now());
  return [
    {
      head: templates.version,
      rowHead: true,
      cell: ({ template: { id, version } }) => (
        <a class="row-link" href={href.template(id)}>
          {fill(templates.versionName, { id, version: String(version) })}
        </a>
      ),
    },
    {
      head: templates.state,
      cell: (version) => <StandingTag standing={standingOf(versions, version, today)} />,
    },
    { head: templates.effective, cell: ({ template }) => formatDay(template.effectiveFrom) },
    {
      head: templates.author,
      cell: ({ origin, authorName, draftedAt }) =>
        origin === 'pack' ? templates.ofPack : whoWhen(words, authorName, draftedAt),
    },
    {
      head: templates.decided,
      cell: ({ decidedByName, decidedAt, reason }) => (
        <>
          {whoWhen(words, decidedByName, decidedAt)}
          {reason ? <span class="aside">{reason}</span> : null}
        </>
      ),
    },
  ];
};

type ListProps = {
  versions: readonly TemplateVersion[];
  more: (() => void) | null;
  change: (changes: Readonly<Record<string, string>>) => void;
  onTold: (said: { tone: 'good'; text: string }) => Promise<void>;
};

/** All versions with how they stand; a new one begins here, as a copy or out of a file. */
export const TemplateList = ({ versions, more, change, onTold }: ListProps) => {
  const { page } = useWords();
  const { templates } = useTemplateWords();
  const [asked, ask] = useState<'new' | 'import' | null>(null);
  const columns = useColumns(versions);
  const made = async (id: string, text: string, edit: boolean) => {
    await onTold({ tone: 'good', text });
    change({ template: id, edit: edit ? '1' : '' });
  };
  return (
    <>
      {asked === null ? (
        <p class="row">
          {versions.length > 0 ? <Button onClick={() => ask('new')}>{templates.new}</Button> : null}
          <Button look="secondary" onClick={() => ask('import')}>
            {templates.import}
          </Button>
        </p>
      ) : null}
      {asked === 'new' ? (
        <NewTemplate
          versions={versions}
          onMade={(id, text) => void made(id, text, true)}
          onCancel={() => ask(null)}
        />
      ) : null}
      {asked === 'import' ? (
        <TemplateImport
          versions={versions}
          onMade={(id, text) => void made(id, text, false)}
          onCancel={() => ask(null)}
        />
      ) : null}
      <DataTable
        caption={templates.caption}
        captionHidden
        columns={columns}
        rows={versions}
        keyOf={({ template }) => template.id}
        empty={templates.empty}
        stacked
      />
      {more ? (
        <Button look="secondary" onClick={more}>
          {page.more}
        </Button>
      ) : null}
    </>
  );
};

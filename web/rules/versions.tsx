import type { Day } from '../../domain/day.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';
import { formatDay, formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { spansOf } from './shown.ts';
import type { words } from './words-vi.ts';

type Words = typeof words;

const approvalOf = ({ page }: Words, { origin, decidedByName, decidedAt }: TemplateVersion) =>
  origin === 'pack'
    ? page.ofPack
    : fill(page.approvedBy, { who: decidedByName ?? '–', when: decidedAt ? formatMoment(decidedAt) : '–' });

type ListProps = { approved: readonly TemplateVersion[]; today: Day; shown: string | null; words: Words };

/** All versions that were approved, with the days on which they are in force and who stands behind them. */
export const VersionList = ({ approved, today, shown, words }: ListProps) => {
  const { page } = words;
  const isNow = (from: Day, to: Day | null) => from <= today && (to === null || today <= to);
  return (
    <section>
      <h2>{page.versionsTitle}</h2>
      <DataTable
        caption={page.versionsCaption}
        stacked
        rows={spansOf(approved)}
        keyOf={({ version }) => version.template.id}
        columns={[
          {
            head: page.versionHead,
            rowHead: true,
            cell: ({ version: { template } }) => (
              <a
                class="row-link"
                href={`/rules?${new URLSearchParams({ template: template.id })}`}
                aria-current={template.id === shown ? 'true' : undefined}
              >
                {fill(page.versionName, { id: template.id, version: String(template.version) })}
              </a>
            ),
          },
          { head: page.versionFrom, cell: ({ from }) => formatDay(from) },
          {
            head: page.versionTo,
            cell: ({ from, to }) => (
              <>
                {to ? formatDay(to) : page.untilFurther}
                {isNow(from, to) ? <span class="said">{page.now}</span> : null}
                {from > today ? <span class="said">{page.later}</span> : null}
              </>
            ),
          },
          { head: page.versionApproval, cell: ({ version }) => approvalOf(words, version) },
        ]}
      />
    </section>
  );
};

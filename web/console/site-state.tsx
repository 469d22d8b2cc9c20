import { useState } from 'preact/hooks';
import { type SiteDetail, type SiteState, SiteState as States, siteRoutes } from '../../domain/site.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/choice-field.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSending } from './use-sending.ts';
import { useWords } from './words.ts';

type StateProps = { detail: SiteDetail; onDone: (said: string) => void };

const History = ({ detail: { dueBy } }: Pick<StateProps, 'detail'>) => {
  const { page, terms } = useWords();
  return (
    <DataTable
      caption={page.siteState.history}
      columns={[
        { head: page.from, cell: ({ from }) => formatDay(from), rowHead: true },
        { head: page.state, cell: ({ state }) => terms['site-states'][state] },
      ]}
      rows={dueBy?.states.toReversed() ?? []}
      keyOf={({ from }) => from}
    />
  );
};

/** Whether the site is at work, from today on, with what it was before: the administrator's to change. */
export const SiteStateForm = ({ detail, onDone }: StateProps) => {
  const { page, terms, ui } = useWords();
  const { siteId, name, state } = detail.site;
  const [picked, pick] = useState<SiteState>(state);
  const { send, refuse, errorAt, errors, attempt, failure, busy } = useSending();
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) return;
    if (picked === state)
      return refuse([{ field: 'state', message: `${page.state}: ${page.siteState.isSame}` }]);
    const asked = { params: { siteId }, body: { state: picked } };
    const answer = await send(() => call(siteRoutes.updateSite, asked));
    if (answer.kind !== 'reply') return;
    const { site } = answer.reply;
    const words = { name, state: terms['site-states'][site.state], day: formatDay(site.stateSince) };
    onDone(fill(page.siteState.saved, words));
  };
  return (
    <section aria-labelledby="site-state">
      <h2 id="site-state">{page.siteState.title}</h2>
      <History detail={detail} />
      <form onSubmit={(event) => void submit(event)} noValidate class="narrow">
        <ErrorSummary errors={errors} attempt={attempt} />
        {failure ? <ProblemNotice failure={failure} onRetry={() => void submit()} /> : null}
        <SelectField
          name="state"
          label={page.state}
          help={page.siteState.help}
          error={errorAt('state')}
          value={picked}
          options={States.options.map((value) => ({ value, label: terms['site-states'][value] }))}
          onPick={pick}
        />
        <Button look="secondary" submit disabled={busy}>
          {busy ? ui.working : page.siteState.save}
        </Button>
      </form>
    </section>
  );
};

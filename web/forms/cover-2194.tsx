import { useEffect, useState } from 'preact/hooks';
import { type FormDefinition, indicesOf } from '../../domain/form-definition.ts';
import type { FormEntry } from '../../domain/form-entry.ts';
import { formRoutes } from '../../domain/form-routes.ts';
import { riskLevelOf } from '../../domain/risk-2194.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { formatDay, formatMoment, formatNumber, formatPercent } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { zoneRoutes } from '../../domain/zone.ts';
import { call, type Failure } from '../api.ts';
import { now } from '../clock.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { useCoverWords, withCoverWords } from './cover-words.ts';

/** The form whose percentage the plan asks for too. */
const formId = '2194';

type CoverProps = { detail: SiteDetail; isOpen: boolean; onOpen: (isOpen: boolean) => void };
type Filed = { zone: string; entry: FormEntry | null; form: FormDefinition | null };

/** The zone's name, and the newest 2194 form of the site with the version by which it was filled in. */
const readFiled = async ({ site: { siteId, zoneId } }: SiteDetail): Promise<Filed | Failure> => {
  const [zones, entries] = await Promise.all([
    call(zoneRoutes.listZones, {}),
    call(formRoutes.listFormEntries, { params: { siteId, formId }, query: { limit: '1' } }),
  ]);
  if (zones.kind !== 'reply') return zones.kind === 'unchanged' ? { kind: 'network' } : zones;
  const zone = zones.reply.items.find(({ id }) => id === zoneId)?.name ?? zoneId;
  // Where there is no such form, there is no entry either.
  const isMissing = entries.kind === 'problem' && entries.status === 404;
  if (entries.kind !== 'reply' && !isMissing)
    return entries.kind === 'unchanged' ? { kind: 'network' } : entries;
  const entry = entries.kind === 'reply' ? (entries.reply.items[0] ?? null) : null;
  if (entry?.values === undefined) return { zone, entry, form: null };
  const answer = await call(formRoutes.getForm, {
    params: { formId },
    query: { version: String(entry.version) },
  });
  return { zone, entry, form: answer.kind === 'reply' ? answer.reply.form.definition : null };
};

type Line = { label: string; value: string };

const useLines = () => {
  const { cover, models } = useCoverWords();
  const { lang } = useSpeech();
  const people = (n: number) => fill(cover.people, { n: formatNumber(lang, n) });
  return ({ site, plan }: SiteDetail, zone: string): Line[] => {
    const risk = plan?.risk2194 ?? null;
    const index =
      risk === null
        ? cover.none
        : fill(cover.indexOf, {
            percent: formatPercent(lang, risk.percent),
            level: cover.levels[riskLevelOf(risk.percent)],
          });
    const planned: Line[] =
      plan === null
        ? [{ label: cover.plan, value: cover.noPlan }]
        : [
            {
              label: cover.plan,
              value: fill(cover.planOf, { n: String(plan.version), day: formatDay(plan.effectiveFrom) }),
            },
            { label: cover.model, value: models[plan.model] },
            { label: cover.planWorkforce, value: people(plan.workforce) },
            { label: cover.highRisk, value: people(plan.highRiskWorkers) },
            { label: cover.service, value: people(plan.serviceWorkers) },
            { label: cover.isolation, value: formatNumber(lang, plan.isolationPlaces) },
          ];
    return [
      { label: cover.site, value: site.name },
      { label: cover.siteId, value: site.siteId },
      { label: cover.employer, value: site.employer },
      { label: cover.zone, value: zone },
      { label: cover.workforce, value: people(site.workforce) },
      ...planned,
      { label: cover.index, value: index },
      { label: cover.assessedOn, value: risk === null ? cover.none : formatDay(risk.assessedOn) },
    ];
  };
};

const Entry = ({ filed: { entry, form } }: { filed: Filed }) => {
  const { cover } = useCoverWords();
  const { lang } = useSpeech();
  if (entry === null) return <p>{cover.noEntry}</p>;
  const values = (form === null ? [] : indicesOf(form)).map(({ id, title }) => ({
    id,
    label: title[lang],
    value: String(entry.values?.[id] ?? ''),
  }));
  return (
    <>
      <p>{fill(cover.entry, { day: formatDay(entry.assessedOn), at: formatMoment(entry.at) })}</p>
      {values.length > 0 ? (
        <DataTable
          caption={cover.valuesCaption}
          columns={[
            { head: cover.indexName, cell: ({ label }) => label, rowHead: true },
            { head: cover.value, cell: ({ value }) => value, numeric: true },
          ]}
          rows={values}
          keyOf={({ id }) => id}
        />
      ) : null}
    </>
  );
};

const Sheet = ({ detail, onOpen }: Omit<CoverProps, 'isOpen'>) => {
  const { cover } = useCoverWords();
  const { ui } = useSpeech().words;
  const linesOf = useLines();
  const [filed, setFiled] = useState<Filed | Failure | null>(null);
  const read = () => void readFiled(detail).then(setFiled);
  useEffect(read, [detail]);
  return (
    <section aria-labelledby="cover-2194">
      <p class="row no-print">
        <Button onClick={() => print()}>{ui.print}</Button>
        <Button look="secondary" onClick={() => onOpen(false)}>
          {cover.back}
        </Button>
      </p>
      <h2 id="cover-2194">{cover.title}</h2>
      <p>{cover.not}</p>
      {filed === null ? <Spinner /> : null}
      {filed !== null && 'kind' in filed ? <ProblemNotice failure={filed} onRetry={read} /> : null}
      {filed !== null && 'zone' in filed ? (
        <>
          <table>
            <tbody>
              {linesOf(detail, filed.zone).map(({ label, value }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Entry filed={filed} />
          <p class="quiet">{fill(cover.printedAt, { at: formatMoment(now()) })}</p>
        </>
      ) : null}
    </section>
  );
};

const View = ({ detail, isOpen, onOpen }: CoverProps) => {
  const { cover } = useCoverWords();
  if (isOpen) return <Sheet detail={detail} onOpen={onOpen} />;
  return (
    <p>
      <Button look="secondary" onClick={() => onOpen(true)}>
        {cover.open}
      </Button>
    </p>
  );
};

/** The 2194 risk index of a site as its plan and its newest form have it, to be printed: a button, and the sheet once it is open. */
export const Cover2194 = withCoverWords<CoverProps>(View);

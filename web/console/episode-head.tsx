import type { AlertDetail } from '../../domain/alert-routes.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { SeverityTag } from '../ui/tags.tsx';
import { href } from './address.ts';
import { AlertMarks, DueMark } from './alert-marks.tsx';
import { type Fact, Facts } from './facts.tsx';
import { useWords } from './words.ts';

type HeadProps = { alert: AlertDetail; place: { name: string; zone: string } };

/** What the alert is, where, how it stands and whose it is. */
export const EpisodeHead = ({ alert, place }: HeadProps) => {
  const { page, lifeCycle, rules } = useWords();
  const { siteId, zoneId, outcome, parent, previous } = alert;
  const facts: Fact[] = [
    ...(siteId ? [{ label: page.site, value: <a href={href.site(siteId)}>{place.name}</a> }] : []),
    { label: page.zone, value: <a href={href.sitesOfZone(zoneId)}>{place.zone}</a> },
    { label: page.openedAt, value: formatMoment(alert.openedAt) },
    { label: page.owner, value: alert.owner?.name ?? page.nobody },
    ...(outcome ? [{ label: page.outcome, value: lifeCycle.outcomes[outcome].label }] : []),
    ...(parent
      ? [{ label: page.child, value: <a href={href.alert(parent)}>{rules['case-reported'].label}</a> }]
      : []),
    ...(previous
      ? [{ label: page.previous, value: <a href={href.alert(previous)}>{rules[alert.rule].label}</a> }]
      : []),
  ];
  return (
    <>
      <h2>
        {rules[alert.rule].label} · {place.name}
      </h2>
      <p class="row">
        <SeverityTag severity={alert.severity} />
        <strong>{lifeCycle.states[alert.state].label}</strong>
        <DueMark alert={alert} />
        <AlertMarks alert={alert} />
      </p>
      <Facts facts={facts} />
    </>
  );
};

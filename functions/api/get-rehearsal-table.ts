import { csvText } from '../../domain/csv.ts';
import { rehearsalRows, type TableWords } from '../../domain/rehearsal-table.ts';
import { rehearsalRoutes } from '../../domain/rehearsal-work.ts';
import rehearsalEn from '../../domain/texts/en/page-console-rehearsal.json' with { type: 'json' };
import rulesEn from '../../domain/texts/en/rules.json' with { type: 'json' };
import standingEn from '../../domain/texts/en/standing.json' with { type: 'json' };
import type { Lang } from '../../domain/texts/text.ts';
import rehearsalVi from '../../domain/texts/vi/page-console-rehearsal.json' with { type: 'json' };
import rulesVi from '../../domain/texts/vi/rules.json' with { type: 'json' };
import standingVi from '../../domain/texts/vi/standing.json' with { type: 'json' };
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { langOf } from '../edge/problem.ts';
import { findRehearsal, tellRehearsal } from '../rehearsals/tell-rehearsal.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';
import { type Rehearsals, rehearsalStore } from '../stores/rehearsals.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & {
  works: Pick<LongWorks, 'get'>;
  rehearsals: Pick<Rehearsals, 'newest' | 'totals'>;
  templates: Pick<Templates, 'all' | 'get'>;
};

const words: Record<Lang, TableWords> = {
  vi: { lang: 'vi', rehearsal: rehearsalVi, rules: rulesVi, bands: standingVi.bands },
  en: { lang: 'en', rehearsal: rehearsalEn, rules: rulesEn, bands: standingEn.bands },
};

/** What a rehearsal came to as a table for spreadsheets, whoever began it. */
export const getRehearsalTable = (needs: Needs) =>
  http(rehearsalRoutes.getRehearsalTable, needs, {
    find: findRehearsal(needs),
    answer: async ({ headers }, work) => {
      const lang = langOf(headers['accept-language']);
      const rows = rehearsalRows(await tellRehearsal(needs, work), words[lang]);
      return { body: csvText(rows, { delimiter: lang === 'vi' ? ';' : ',' }) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getRehearsalTable({
    members: memberStore(connection),
    works: longWorkStore(connection),
    rehearsals: rehearsalStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});
